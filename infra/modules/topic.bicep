// Event Grid's side that needs no running app: the topic of the storage account, what it may write, and the alert for events it gave up on.
// It is deployed with everything else, so that its roles have long taken effect when subscriptions.bicep needs them.
import { roleIds } from 'role-ids.bicep'

param name string
param location string
param tags object
param storageName string
param actionGroupId string

var deletedQueue = 'deleted-articles'
var blobDataContributor = 'Storage Blob Data Contributor'
var queueMessageSender = 'Storage Queue Data Message Sender'

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName

  resource queues 'queueServices' existing = {
    name: 'default'

    resource deleted 'queues' existing = {
      name: deletedQueue
    }
  }

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource deadLetters 'containers' existing = {
      name: 'dead-letters'
    }
  }
}

// The system-assigned identity: behind a storage firewall Event Grid delivers with no other.
resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: name
  location: location
  tags: tags
  identity: { type: 'SystemAssigned' }
  properties: {
    source: storage.id
    topicType: 'Microsoft.Storage.StorageAccounts'
  }
}

resource mayDeadLetter 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage::blobs::deadLetters.id, topic.id, roleIds[blobDataContributor])
  scope: storage::blobs::deadLetters
  properties: {
    description: blobDataContributor
    principalId: topic.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds[blobDataContributor])
  }
}

resource maySend 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage::queues::deleted.id, topic.id, roleIds[queueMessageSender])
  scope: storage::queues::deleted
  properties: {
    description: queueMessageSender
    principalId: topic.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleIds[queueMessageSender])
  }
}

resource undelivered 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'alert-dead-letters-${name}'
  location: 'global'
  tags: tags
  properties: {
    description: 'Event Grid gave up on an upload. The event is in container dead-letters; the runbook says what to do.'
    severity: 2
    enabled: true
    scopes: [topic.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'dead letters'
          metricName: 'DeadLetteredCount'
          operator: 'GreaterThan'
          threshold: 0
          timeAggregation: 'Total'
        }
      ]
    }
    actions: empty(actionGroupId) ? [] : [{ actionGroupId: actionGroupId }]
  }
}
