// The storage account: originals, parsed articles, the queue between the two steps, the catalogue, and what the Functions host keeps.
param name string
param location string
param tags object
param parsedRetentionDays int
param publicAccess bool
param clientAddresses string[]

// Closed, but open to these addresses; Azure's “disabled” would shut them out too.
var reachable = publicAccess || !empty(clientAddresses)

// “deployments” holds the app's package, “dead-letters” what Event Grid could not deliver. The host makes its own containers.
var containers = ['articles', 'parsed', 'index', 'dead-letters', 'deployments']
var queues = [
  'parsed-articles'
  'parsed-articles-poison'
  'deleted-articles'
  'deleted-articles-poison'
  'webjobs-blobtrigger-poison'
]

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: reachable ? 'Enabled' : 'Disabled'
    // Event Grid is a trusted service: it delivers deletions and dead letters through a closed door.
    networkAcls: {
      defaultAction: publicAccess ? 'Allow' : 'Deny'
      bypass: 'AzureServices'
      ipRules: [for address in publicAccess ? [] : clientAddresses: { value: address, action: 'Allow' }]
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      deleteRetentionPolicy: { enabled: true, days: 14 }
      containerDeleteRetentionPolicy: { enabled: true, days: 14 }
    }

    resource container 'containers' = [
      for container in containers: {
        name: container
        properties: { publicAccess: 'None' }
      }
    ]
  }

  resource queueService 'queueServices' = {
    name: 'default'

    resource queue 'queues' = [
      for queue in queues: {
        name: queue
      }
    ]
  }

  resource tableService 'tableServices' = {
    name: 'default'

    resource articles 'tables' = {
      name: 'articles'
    }
  }

  resource lifecycle 'managementPolicies' = {
    name: 'default'
    properties: {
      policy: {
        rules: [
          {
            name: 'parsed-articles-are-made-anew'
            enabled: true
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['parsed/'] }
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: parsedRetentionDays } } }
            }
          }
          {
            name: 'dead-letters-expire'
            enabled: true
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['dead-letters/'] }
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 90 } } }
            }
          }
        ]
      }
    }
  }
}

output name string = account.name
output blobEndpoint string = account.properties.primaryEndpoints.blob
