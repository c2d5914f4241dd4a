import { defineEarshotSurvey } from '@earshot/widget/element';

defineEarshotSurvey();
