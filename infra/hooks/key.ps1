# Prints the default function key of the deployed app, for PIPELINE_KEY. Needs azd, signed in.
# With the Azure CLI: az functionapp keys list --resource-group GROUP --name APP --query functionKeys.default --output tsv
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

function Fail([string] $message) {
  [Console]::Error.WriteLine($message)
  exit 1
}

if (-not (Get-Command azd -ErrorAction SilentlyContinue)) { Fail 'azd is not on the PATH: https://aka.ms/azd-install.' }

function Get-Setting([string] $name) {
  $value = azd env get-value $name
  if ($LASTEXITCODE -ne 0) { Fail "The azd environment has no ${name}: run ``azd up`` first." }
  return $value
}

$subscription = Get-Setting AZURE_SUBSCRIPTION_ID
$group = Get-Setting AZURE_RESOURCE_GROUP
$app = Get-Setting SERVICE_FUNCTIONS_NAME
$token = azd auth token
if ($LASTEXITCODE -ne 0) { Fail 'Sign in with `azd auth login`.' }

try {
  $keys = Invoke-RestMethod -Method Post -Headers @{ Authorization = "Bearer $token" } `
    -Uri "https://management.azure.com/subscriptions/$subscription/resourceGroups/$group/providers/Microsoft.Web/sites/$app/host/default/listKeys?api-version=2024-04-01"
}
catch {
  Fail "The keys of $app cannot be read: that takes the role Contributor on it, and the app must run ($group). $($_.Exception.Message)"
}

if (-not $keys.functionKeys.default) { Fail "$app has no default function key yet. Open it once in a browser, then try again." }
$keys.functionKeys.default
