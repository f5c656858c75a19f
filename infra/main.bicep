// Everything the pipeline needs in Azure, in one resource group. Deploy it, then the code, then events.bicep: the key of the
// blob webhook exists only after the code runs. `azd up` does the three in order; docs/operations.md has the same with `az`.
targetScope = 'subscription'

@description('Names the environment (dev, prod): part of the resource group\'s name and a tag on everything.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('The region. It must offer Flex Consumption.')
param location string

@description('Who may upload articles with `pipeline upload --account`: object ids of users, groups or services.')
param uploaders string[] = []

@description('Where alerts are mailed. Empty: alerts show in the portal only.')
param alertEmail string = ''

@description('How many partitions a new table is spread over. It cannot change later.')
@minValue(1)
@maxValue(256)
param catalogShards int = 16

@description('When to look for uploads and deletions that no event announced: NCRONTAB with seconds, UTC.')
param reconcileSchedule string = '0 17 * * * *'

@description('The share of articles that are traced, from 0 to 1. Metrics count all of them.')
param traceSampling string = '0.1'

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

@description('Puts storage behind private endpoints in a network of its own.')
param privateNetwork bool = false

@description('Client id of an app registration: callers of the API then sign in with Microsoft Entra, beside their function key. Empty: the key alone.')
param apiClientId string = ''

@description('Tags on every resource, beside azd-env-name.')
param tags object = {}

// 13 characters, the same for the same subscription, environment and region: names stay within their limits whatever the environment is called.
var token = uniqueString(subscription().id, environmentName, location)
var identityName = 'id-${token}'
var storageName = 'st${token}'
var insightsName = 'appi-${token}'
var networkName = 'vnet-${token}'
var allTags = union(tags, { 'azd-env-name': environmentName })

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-pipeline-${environmentName}'
  location: location
  tags: allTags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: identityName, location: location, tags: allTags }
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
    workspaceName: 'log-${token}'
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
    uploaders: uploaders
  }
  dependsOn: [storage, monitoring]
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    planName: 'plan-${token}'
    appName: 'func-${token}'
    location: location
    tags: allTags
    storageName: storageName
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    insightsConnectionString: monitoring.outputs.insightsConnectionString
    catalogShards: catalogShards
    reconcileSchedule: reconcileSchedule
    traceSampling: traceSampling
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

output AZURE_RESOURCE_GROUP string = group.name
output FUNCTION_APP_NAME string = app.outputs.name
output STORAGE_ACCOUNT_NAME string = storage.outputs.name
output API_URL string = 'https://${app.outputs.hostName}'
output BLOB_URL string = storage.outputs.blobEndpoint
