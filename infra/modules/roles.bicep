// Who may do what. The function app: its own storage and telemetry. Uploaders: the container of articles, nothing else.
param storageName string
param insightsName string
param appPrincipalId string
param uploaders string[]

// The Functions host needs Blob Data Owner for its locks and keys; queues and tables need no more than Contributor.
var appStorageRoles = {
  'Storage Blob Data Owner': 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  'Storage Queue Data Contributor': '974c5e8b-45b9-4ffe-853b-ba00e5e8cdd1'
  'Storage Table Data Contributor': '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}
var metricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource articles 'containers' existing = {
      name: 'articles'
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource appOnStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in items(appStorageRoles): {
    name: guid(storage.id, appPrincipalId, role.value)
    scope: storage
    properties: {
      description: role.key
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
    }
  }
]

resource appOnInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, appPrincipalId, metricsPublisher)
  scope: insights
  properties: {
    description: 'Monitoring Metrics Publisher'
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', metricsPublisher)
  }
}

resource uploadersOnArticles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for uploader in uploaders: {
    name: guid(storage::blobs::articles.id, uploader, blobDataContributor)
    scope: storage::blobs::articles
    properties: {
      description: 'Storage Blob Data Contributor'
      principalId: uploader
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
    }
  }
]
