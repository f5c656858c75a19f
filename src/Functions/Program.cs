using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Functions.Http;
using Pipeline.Functions.Mcp;
using Pipeline.Functions.Reference;
using Pipeline.Functions.Storage;
using Pipeline.Functions.Telemetry;

FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder
    .Services.AddTelemetry(builder.Configuration)
    .AddArticleStorage(builder.Configuration)
    .AddSingleton(RequestBudget.Read(builder.Configuration))
    .AddSingleton<ProblemBoundary>()
    .AddSingleton<ScalarScript>()
    .AddArchiveTools()
    .AddCompression();
await builder.Build().RunAsync();

/// <summary>The function app: triggers, routes and wiring around <c>Pipeline.Catalog</c>.</summary>
public sealed partial class Program;
