using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Functions.Local.App;

if (args is ["azurite", ..])
{
    return await AzuriteOwner.RunAsync(installRoot: args.ElementAtOrDefault(1));
}

FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddSingleton(new BlobServiceClient(builder.Configuration["AppStorage"]));
builder.Services.AddSingleton(new Greeting(builder.Configuration["Greeting"] ?? "hello"));
await builder.Build().RunAsync();
return 0;

/// <summary>A function app that copies text in capital letters: from <c>inbox</c>, through a queue, to <c>outbox</c>.</summary>
public sealed partial class Program;
