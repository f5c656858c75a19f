// Who may do what. The function app: its own storage and telemetry. Uploaders: the container of articles, nothing else.
import { roleIds } from 'role-ids.bicep'

param storageName string
param insightsName string
param appPrincipalId string
param uploaders string[]

// The Functions host needs Blob Data Owner for its locks and keys; queues and tables need no more than Contributor.
var appStorageRoles = [
  'Storage Blob Data Owner'
  'Storage Queue Data Contributor'
  'Storage Table Data Contributor'
]
var metricsPublisher = 'Monitoring Metrics Publisher'
var blobDataContributor = 'Storage Blob Data Contributor'

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
  for role in appStorageRoles: {
    name: guid(storage.id, appPrincipalId, roleIds[role])
    scope: storage
    properties: {
      description: role
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds[role])
    }
  }
]

resource appOnInsights 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, appPrincipalId, roleIds[metricsPublisher])
  scope: insights
  properties: {
    description: metricsPublisher
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds[metricsPublisher])
  }
}

// No principalType: an uploader may be a person, a group or a service.
resource uploadersOnArticles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for uploader in uploaders: {
    name: guid(storage::blobs::articles.id, uploader, roleIds[blobDataContributor])
    scope: storage::blobs::articles
    properties: {
      description: blobDataContributor
      principalId: uploader
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds[blobDataContributor])
    }
  }
]
