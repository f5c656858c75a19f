// What a person must know of. Each has its section in docs/operations.md.
param token string
param workspaceId string
param email string
param location string
param tags object

var rules = [
  {
    name: 'poison'
    severity: 1
    description: 'An article failed five times and lies in a poison queue.'
    query: 'AppTraces | where Message has "Moving message to queue" and Message has "-poison"'
    threshold: 0
  }
  {
    name: 'failures'
    severity: 2
    description: 'More than ten invocations failed within a quarter of an hour.'
    query: 'AppRequests | where Success == false and (Name !startswith "Get" or toint(ResultCode) >= 500)'
    threshold: 10
  }
  {
    name: 'backlog'
    severity: 2
    description: 'Articles are parsed, but none is extracted: the queue only grows.'
    query: 'AppRequests | summarize parsed = countif(Name == "ParseArticle"), extracted = countif(Name == "ExtractMetadata") | where parsed > 0 and extracted == 0'
    threshold: 0
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: 'ag-${token}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'pipeline'
    emailReceivers: [{ name: 'operator', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: 'alert-${rule.name}-${token}'
    location: location
    tags: tags
    properties: {
      displayName: 'Pipeline: ${rule.name}'
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      autoMitigate: true
      criteria: {
        allOf: [{ query: rule.query, timeAggregation: 'Count', operator: 'GreaterThan', threshold: rule.threshold }]
      }
      actions: { actionGroups: empty(email) ? [] : [people.id] }
    }
  }
]
