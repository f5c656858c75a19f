// Read by azd (`azd env set NAME VALUE`) and by `az` (from the environment). What else can be set is in main.bicep: add a line here, such as
// param names = { storageAccount: 'newsroomarticles' }
using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'dev')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')

// Where alerts are mailed.
param alertEmail = readEnvironmentVariable('ALERT_EMAIL', '')

// `true`: storage behind private endpoints. CLIENT_ADDRESSES, separated by commas, may still reach it: one's own, to upload from.
param privateNetwork = toLower(readEnvironmentVariable('VNET_ENABLED', 'false')) == 'true'
param clientAddresses = filter(split(readEnvironmentVariable('CLIENT_ADDRESSES', ''), ','), address => !empty(address))

// Set by the hook that follows the deployment of the code.
param connectEvents = toLower(readEnvironmentVariable('EVENTS_ENABLED', 'false')) == 'true'
