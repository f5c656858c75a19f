# After the code is deployed: connects Event Grid to it, then says how to use it. Needs azd, which runs it, and nothing else.
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

function Fail([string] $message) {
  [Console]::Error.WriteLine($message)
  exit 1
}

if (-not (Get-Command azd -ErrorAction SilentlyContinue)) { Fail 'azd is not on the PATH: https://aka.ms/azd-install.' }

$missing = 'AZURE_ENV_NAME', 'AZURE_STORAGE_ACCOUNT_NAME', 'SERVICE_FUNCTIONS_NAME', 'SERVICE_FUNCTIONS_URI' |
  Where-Object { -not [Environment]::GetEnvironmentVariable($_) }
if ($missing) { Fail "The azd environment has no $missing. Run ``azd provision``, which sets them, then ``azd deploy`` again." }

# The app makes its webhook key when it first starts, which may take a minute. Only then can events be sent to it.
function Connect-Events {
  foreach ($pause in 30, 60, 0) {
    $env:EVENTS_ENABLED = 'true'
    azd provision --no-prompt --environment $env:AZURE_ENV_NAME | Out-Host
    if ($LASTEXITCODE -eq 0) { return $true }
    if ($pause -gt 0) {
      Write-Host "The app has no webhook key yet, perhaps: once more in $pause seconds."
      Start-Sleep -Seconds $pause
    }
  }
  return $false
}

if ($env:EVENTS_ENABLED -ne 'true') {
  Write-Host 'Connecting Event Grid to the app.'
  azd env set EVENTS_ENABLED true --environment $env:AZURE_ENV_NAME
  if (-not (Connect-Events)) {
    azd env set EVENTS_ENABLED false --environment $env:AZURE_ENV_NAME
    Fail 'The code is deployed, but uploads are not announced to it yet: Event Grid could not be connected (see above). Try again with `azd hooks run postdeploy`.'
  }
}

if ($env:VNET_ENABLED -eq 'true' -and -not $env:CLIENT_ADDRESSES) {
  Write-Host @'

Storage is closed to everybody outside its network. To upload from here, let your own address in:

  azd env set CLIENT_ADDRESSES YOUR.PUBLIC.IP.ADDRESS
  azd provision
'@
}

Write-Host @"

Upload the sample articles, see them arrive, ask who said what:

  dotnet run --project src/Cli -- upload --account $env:AZURE_STORAGE_ACCOUNT_NAME seeds
  `$env:PIPELINE_URL = '$env:SERVICE_FUNCTIONS_URI'
  `$env:PIPELINE_KEY = infra/hooks/key.ps1
  dotnet run --project src/Cli -- status
  dotnet run --project src/Cli -- quotes --speaker Tokayev

"@
