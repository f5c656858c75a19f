// Shows the API's own description. Nothing leaves this machine: no fonts, telemetry or assistants from elsewhere.
Scalar.createApiReference('#reference', {
  url: 'api/openapi.json',
  telemetry: false,
  withDefaultFonts: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  persistAuth: false,
  agent: { disabled: true },
  mcp: { disabled: true },
})
