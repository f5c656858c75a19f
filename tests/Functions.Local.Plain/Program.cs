using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Pipeline.Functions.Local.Plain;

FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
builder.UseMiddleware<StampAnswers>();
await builder.Build().RunAsync();
