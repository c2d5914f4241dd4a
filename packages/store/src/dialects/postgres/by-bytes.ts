import { CollateNode, type ColumnDefinitionNode, DataTypeNode, type KyselyPlugin, OperationNodeTransformer, type QueryId } from 'kysely';

/** Gives every text column of a migration the collation that compares bytes. */
class Collating extends OperationNodeTransformer {
  protected override transformColumnDefinition(node: ColumnDefinitionNode, queryId?: QueryId): ColumnDefinitionNode {
    const made = super.transformColumnDefinition(node, queryId);
    const isText = DataTypeNode.is(made.dataType) && made.dataType.dataType === 'text';
    return isText ? { ...made, frontModifiers: [CollateNode.create('C'), ...(made.frontModifiers ?? [])] } : made;
  }
}
const collating = new Collating();

/**
 * Names are put in the order of their bytes, as SQLite puts them, whatever language the database was made for. An index in a language's order
 * goes wrong when the operating system's next release sorts differently: https://wiki.postgresql.org/wiki/Locale_data_changes
 */
export const byBytes: KyselyPlugin = {
  transformQuery: ({ node, queryId }) => collating.transformNode(node, queryId),
  transformResult: async ({ result }) => result,
};
