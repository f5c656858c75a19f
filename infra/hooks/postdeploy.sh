#!/bin/sh
# After the code is deployed: connects Event Grid to it, then says how to use it. Needs azd, which runs it, and nothing else.
set -eu

fail() {
  echo "$1" >&2
  exit 1
}

command -v azd > /dev/null || fail 'azd is not on the PATH: https://aka.ms/azd-install.'

missing=''
for name in AZURE_ENV_NAME AZURE_STORAGE_ACCOUNT_NAME SERVICE_FUNCTIONS_NAME SERVICE_FUNCTIONS_URI; do
  eval "value=\${$name:-}"
  [ -n "$value" ] || missing="$missing $name"
done
[ -z "$missing" ] || fail "The azd environment has no$missing. Run \`azd provision\`, which sets them, then \`azd deploy\` again."

# The app makes its webhook key when it first starts, which may take a minute. Only then can events be sent to it.
connect() {
  for pause in 30 60 0; do
    EVENTS_ENABLED=true azd provision --no-prompt --environment "$AZURE_ENV_NAME" && return 0
    [ "$pause" -eq 0 ] || { echo "The app has no webhook key yet, perhaps: once more in $pause seconds."; sleep "$pause"; }
  done
  return 1
}

if [ "${EVENTS_ENABLED:-false}" != true ]; then
  echo 'Connecting Event Grid to the app.'
  azd env set EVENTS_ENABLED true --environment "$AZURE_ENV_NAME"
  if ! connect; then
    azd env set EVENTS_ENABLED false --environment "$AZURE_ENV_NAME"
    fail 'The code is deployed, but uploads are not announced to it yet: Event Grid could not be connected (see above). Try again with `azd hooks run postdeploy`.'
  fi
fi

if [ "${VNET_ENABLED:-false}" = true ] && [ -z "${CLIENT_ADDRESSES:-}" ]; then
  cat << END

Storage is closed to everybody outside its network. To upload from here, let your own address in:

  azd env set CLIENT_ADDRESSES YOUR.PUBLIC.IP.ADDRESS
  azd provision
END
fi

cat << END

Upload the sample articles, see them arrive, ask who said what:

  dotnet run --project src/Cli -- upload --account $AZURE_STORAGE_ACCOUNT_NAME seeds
  export PIPELINE_URL=$SERVICE_FUNCTIONS_URI
  export PIPELINE_KEY="\$(sh infra/hooks/key.sh)"
  dotnet run --project src/Cli -- status
  dotnet run --project src/Cli -- quotes --speaker Tokayev

END
