#!/bin/sh
# Prints the default function key of the deployed app, for PIPELINE_KEY. Needs azd, signed in, and curl.
# With the Azure CLI: az functionapp keys list --resource-group GROUP --name APP --query functionKeys.default --output tsv
set -eu

fail() {
  echo "$1" >&2
  exit 1
}

command -v azd > /dev/null || fail 'azd is not on the PATH: https://aka.ms/azd-install.'
command -v curl > /dev/null || fail 'curl is not on the PATH. The head of this file has the same for the Azure CLI.'

value() {
  azd env get-value "$1" || fail "The azd environment has no $1: run \`azd up\` first."
}

subscription=$(value AZURE_SUBSCRIPTION_ID)
group=$(value AZURE_RESOURCE_GROUP)
app=$(value SERVICE_FUNCTIONS_NAME)
token=$(azd auth token) || fail 'Sign in with `azd auth login`.'

# The token goes in by standard input: arguments can be read by every user of the machine.
answer=$(printf 'Authorization: Bearer %s' "$token" | curl --fail --silent --show-error --request POST --data '' --header @- \
  "https://management.azure.com/subscriptions/$subscription/resourceGroups/$group/providers/Microsoft.Web/sites/$app/host/default/listKeys?api-version=2024-04-01") \
  || fail "The keys of $app cannot be read: that takes the role Contributor on it, and the app must run ($group)."

key=$(printf '%s' "$answer" | tr -d '[:space:]' | sed -n 's/.*"functionKeys":{[^}]*"default":"\([^"]*\)".*/\1/p')
[ -n "$key" ] || fail "$app has no default function key yet. Open it once in a browser, then try again."
printf '%s\n' "$key"
