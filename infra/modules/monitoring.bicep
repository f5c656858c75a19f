// Logs and metrics. Only Microsoft Entra identities may write them.
param workspaceName string
param insightsName string
param workbookName string
param location string
param tags object

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
    workspaceCapping: { dailyQuotaGb: 5 }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: workbookName
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    category: 'workbook'
    displayName: 'Pipeline'
    serializedData: loadTextContent('workbook.json')
    sourceId: workspace.id
  }
}

output workspaceId string = workspace.id
// Names the resource and its address; with local authentication off it opens nothing.
output insightsConnectionString string = insights.properties.ConnectionString
