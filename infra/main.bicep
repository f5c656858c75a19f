// Everything the pipeline needs in Azure, in one resource group: deploy it, then the code, then it once more with connectEvents: the key of the
// blob webhook exists only after the code runs. `azd up` does the three in order; docs/operations.md has the same with `az`.
targetScope = 'subscription'

@description('Names the environment (dev, prod): part of the resource group\'s name and a tag on everything.')
@minLength(1)
@maxLength(64)
param environmentName string

// `az functionapp list-flexconsumption-locations` lists them.
@description('The region: one of those that offer Flex Consumption.')
@allowed([
  'australiaeast'
  'australiasoutheast'
  'brazilsouth'
  'canadacentral'
  'centralindia'
  'centralus'
  'eastasia'
  'eastus'
  'eastus2'
  'francecentral'
  'germanywestcentral'
  'italynorth'
  'japaneast'
  'koreacentral'
  'northcentralus'
  'northeurope'
  'norwayeast'
  'southafricanorth'
  'southcentralus'
  'southeastasia'
  'southindia'
  'spaincentral'
  'swedencentral'
  'uaenorth'
  'uksouth'
  'ukwest'
  'westcentralus'
  'westeurope'
  'westus'
  'westus2'
  'westus3'
])
@metadata({ azd: { type: 'location', default: 'westeurope' } })
param location string

@description('Who deploys, and so may upload articles: an object id. Empty: nobody.')
param principalId string = deployer().objectId

@description('Who else may upload articles with `pipeline upload --account`: object ids of users, groups or services.')
param uploaders string[] = []

@description('Connects Event Grid to the app. The app must have been deployed before: its webhook key is read.')
param connectEvents bool = false

@description('Where alerts are mailed. Empty: alerts show in the portal only.')
param alertEmail string = ''

@description('How many partitions a new table is spread over. It cannot change later.')
@minValue(1)
@maxValue(256)
param catalogShards int = 16

@description('When to pack new articles into the index: NCRONTAB with seconds, UTC. They are found before that too, and each run is billed as a second at least.')
param packIndexSchedule string = '0 * * * * *'

@description('When to look for uploads and deletions that no event announced: NCRONTAB with seconds, UTC.')
param reconcileSchedule string = '0 17 * * * *'

@description('The share of articles that are traced, from 0 to 1. Metrics count all of them.')
param traceSampling string = '0.1'

@description('The share of the Functions host\'s own spans that are kept, from 0 to 1. They name blobs, and one is written for every look at an empty queue.')
param hostTraceSampling string = '0'

@description('How many instances may run at once.')
@minValue(40)
@maxValue(1000)
param maximumInstances int = 40

@description('Memory of one instance, in MB.')
@allowed([512, 2048, 4096])
param instanceMemory int = 2048

@description('Days until a parsed article is deleted. It is made anew from its original when needed.')
@minValue(1)
param parsedRetentionDays int = 30

@description('Puts storage behind private endpoints in a network of its own. The subscription must have registered the provider Microsoft.App.')
param privateNetwork bool = false

@description('Public IPv4 addresses or ranges, separated by commas, that may reach storage beside the private network, to upload from. Empty: none.')
param clientAddresses string = ''

@description('Client id of an app registration: callers of the API then sign in with Microsoft Entra, beside their function key. Empty: the key alone.')
param apiClientId string = ''

@description('Tags on every resource, beside azd-env-name.')
param tags object = {}

@description('Names to use instead of the derived ones, such as { storageAccount: \'newsroomarticles\' }.')
param names {
  resourceGroup: string?
  storageAccount: string?
  functionApp: string?
  plan: string?
  identity: string?
  workspace: string?
  insights: string?
  topic: string?
  network: string?
} = {}

// The prefixes are those of https://aka.ms/azure-abbreviations: nine, beside what they name, so there is no abbreviations.json.
// The token has 13 characters, the same for the same subscription, environment and region: names stay within their limits whatever the environment is called.
var token = uniqueString(subscription().id, environmentName, location)
var storageName = names.?storageAccount ?? 'st${token}'
var functionAppName = names.?functionApp ?? 'func-${token}'
var insightsName = names.?insights ?? 'appi-${token}'
var topicName = names.?topic ?? 'evgt-${token}'
var networkName = names.?network ?? 'vnet-${token}'
var allTags = union(tags, { 'azd-env-name': environmentName })

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: names.?resourceGroup ?? 'rg-pipeline-${environmentName}'
  location: location
  tags: allTags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: names.?identity ?? 'id-${token}', location: location, tags: allTags }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  scope: group
  params: { name: networkName, location: location, tags: allTags }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: storageName
    location: location
    tags: allTags
    parsedRetentionDays: parsedRetentionDays
    publicAccess: !privateNetwork
    clientAddresses: filter(map(split(clientAddresses, ','), address => trim(address)), address => !empty(address))
  }
}

module endpoints 'modules/endpoints.bicep' = if (privateNetwork) {
  scope: group
  params: {
    storageName: storageName
    networkName: networkName
    subnetId: network.?outputs.endpointSubnetId ?? ''
    location: location
    tags: allTags
  }
  dependsOn: [storage]
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: names.?workspace ?? 'log-${token}'
    insightsName: insightsName
    workbookName: guid(token)
    location: location
    tags: allTags
  }
}

module roles 'modules/roles.bicep' = {
  scope: group
  params: {
    storageName: storageName
    insightsName: insightsName
    appPrincipalId: identity.outputs.principalId
    uploaders: filter(union([principalId], uploaders), id => !empty(id))
  }
  dependsOn: [storage, monitoring]
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    planName: names.?plan ?? 'plan-${token}'
    appName: functionAppName
    location: location
    tags: allTags
    storageName: storageName
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    insightsConnectionString: monitoring.outputs.insightsConnectionString
    catalogShards: catalogShards
    packIndexSchedule: packIndexSchedule
    reconcileSchedule: reconcileSchedule
    traceSampling: traceSampling
    hostTraceSampling: hostTraceSampling
    maximumInstances: maximumInstances
    instanceMemory: instanceMemory
    subnetId: network.?outputs.appSubnetId ?? ''
    apiClientId: apiClientId
  }
  // The app reads its package and its keys with the identity: the roles come first.
  dependsOn: [roles]
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    token: token
    workspaceId: monitoring.outputs.workspaceId
    email: alertEmail
    location: location
    tags: allTags
  }
}

module topic 'modules/topic.bicep' = {
  scope: group
  params: {
    name: topicName
    location: location
    tags: allTags
    storageName: storageName
    actionGroupId: alerts.outputs.actionGroupId
  }
  dependsOn: [storage]
}

module subscriptions 'modules/subscriptions.bicep' = if (connectEvents) {
  scope: group
  params: {
    topicName: topicName
    functionAppName: functionAppName
    storageName: storageName
  }
  dependsOn: [app, topic]
}

// azd keeps these in the environment, and forgets them with `azd down`.
output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_STORAGE_ACCOUNT_NAME string = storage.outputs.name
output SERVICE_FUNCTIONS_NAME string = app.outputs.name
output SERVICE_FUNCTIONS_URI string = 'https://${app.outputs.hostName}'
output EVENTS_ENABLED bool = connectEvents
