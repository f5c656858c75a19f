// The function app on Flex Consumption: .NET 10, isolated worker, no instance while nothing happens.
param planName string
param appName string
param location string
param tags object
param storageName string
param identityId string
param identityClientId string
param insightsConnectionString string
param catalogShards int
param packIndexSchedule string
param reconcileSchedule string
param traceSampling string
param hostTraceSampling string
param maximumInstances int
param instanceMemory int
param subnetId string
param apiClientId string

var suffix = environment().suffixes.storage
var blobUrl = 'https://${storageName}.blob.${suffix}'
var queueUrl = 'https://${storageName}.queue.${suffix}'
var tableUrl = 'https://${storageName}.table.${suffix}'

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: appName
  location: location
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: { minTlsVersion: '1.2', ftpsState: 'Disabled' }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${blobUrl}/deployments'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: { maximumInstanceCount: maximumInstances, instanceMemoryMB: instanceMemory }
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: {
      // Connections by identity, in the form that the Functions host and StorageConnection read.
      // The name beside the addresses: without it the host may fail to open its storage at start (azure-functions-host#11787).
      AzureWebJobsStorage__accountName: storageName
      AzureWebJobsStorage__blobServiceUri: blobUrl
      AzureWebJobsStorage__queueServiceUri: queueUrl
      AzureWebJobsStorage__tableServiceUri: tableUrl
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identityClientId
      ArticleStorage__blobServiceUri: blobUrl
      ArticleStorage__queueServiceUri: queueUrl
      ArticleStorage__tableServiceUri: tableUrl
      ArticleStorage__credential: 'managedidentity'
      ArticleStorage__clientId: identityClientId
      APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identityClientId}'
      AzureWebJobsDisableHomepage: 'true'
      CatalogShards: string(catalogShards)
      PackIndexSchedule: packIndexSchedule
      ReconcileSchedule: reconcileSchedule
      QueueWatchSchedule: '0 */5 * * * *'
      TraceSampling: traceSampling
      // For the host alone: our own exporter is told its share in code.
      OTEL_TRACES_SAMPLER: 'microsoft.fixed_percentage'
      OTEL_TRACES_SAMPLER_ARG: hostTraceSampling
      // host.json has the laptop's interval; here every look at an empty queue is paid for.
      AzureFunctionsJobHost__extensions__queues__maxPollingInterval: '00:00:02'
    }
  }

  resource noFtp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource noPublishingPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  // Event Grid and health checks carry no Entra token: the webhook checks its own key, the health check tells nothing.
  resource signIn 'config' = if (!empty(apiClientId)) {
    name: 'authsettingsV2'
    properties: {
      globalValidation: {
        requireAuthentication: true
        unauthenticatedClientAction: 'Return401'
        excludedPaths: ['/runtime/webhooks/blobs', '/api/health', '/api/health/ready']
      }
      identityProviders: {
        azureActiveDirectory: {
          enabled: true
          registration: {
            clientId: apiClientId
            openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
          }
          validation: { allowedAudiences: ['api://${apiClientId}'] }
        }
      }
    }
  }
}

output name string = app.name
output hostName string = app.properties.defaultHostName
