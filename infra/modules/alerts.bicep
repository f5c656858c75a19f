// What a person must know of. Each has its section in docs/operations.md.
param token string
param workspaceId string
param email string
param location string
param tags object

// Every query answers with rows when something is wrong, and with none otherwise. Azure bills a rule by how often it asks.
var rules = [
  {
    name: 'poison'
    severity: 1
    frequency: 'PT5M'
    description: 'An article failed five times and lies in a poison queue.'
    query: 'AppMetrics | where Name == "pipeline.queue.messages" | extend queue = tostring(Properties.queue) | where queue endswith "-poison" | summarize arg_max(TimeGenerated, Max) by queue | where Max > 0'
  }
  {
    name: 'failures'
    severity: 2
    frequency: 'PT15M'
    description: 'More than ten invocations failed within a quarter of an hour.'
    query: 'AppRequests | where Success == false and not(toint(ResultCode) between (400 .. 499)) | summarize failures = sum(ItemCount) | where failures > 10'
  }
  {
    name: 'backlog'
    severity: 2
    frequency: 'PT15M'
    description: 'A message has waited for more than a quarter of an hour: articles come faster than they are indexed, or indexing has stopped.'
    query: 'AppMetrics | where Name == "pipeline.queue.oldest_message.age" | extend queue = tostring(Properties.queue) | where queue !endswith "-poison" | summarize arg_max(TimeGenerated, Max) by queue | where Max > 900'
  }
  {
    name: 'silence'
    severity: 1
    frequency: 'PT15M'
    description: 'The app has not measured its queues for a quarter of an hour: it does not run, or cannot reach its storage.'
    query: 'AppMetrics | where Name == "pipeline.queue.messages" | summarize measurements = count() | where measurements == 0'
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
      evaluationFrequency: rule.frequency
      windowSize: 'PT15M'
      autoMitigate: true
      // A new workspace has none of the tables yet.
      skipQueryValidation: true
      criteria: {
        allOf: [{ query: rule.query, timeAggregation: 'Count', operator: 'GreaterThan', threshold: 0 }]
      }
      actions: { actionGroups: empty(email) ? [] : [people.id] }
    }
  }
]

output actionGroupId string = empty(email) ? '' : people.id
