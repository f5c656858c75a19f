using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Pipeline.Cli.Tests;

/// <summary>An API that has an answer for each request it was told of, and 404 for any other.</summary>
internal sealed class AnsweringApi : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _requests = [];

    private AnsweringApi(WebApplication app) => _app = app;

    /// <summary>Where it is.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>What was asked so far: method, path and query.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Starts it.</summary>
    /// <param name="answers">For each request, as in <c>GET /api/poison</c>, the JSON of its answer.</param>
    public static Task<AnsweringApi> StartAsync(params (string Request, string Json)[] answers)
    {
        Dictionary<string, string> known = answers.ToDictionary(answer => answer.Request, answer => answer.Json);
        return StartAsync(async context =>
        {
            if (!known.TryGetValue(Describe(context.Request), out string? json))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(json, context.RequestAborted);
        });
    }

    /// <summary>Starts it.</summary>
    /// <param name="answer">Answers every request.</param>
    public static async Task<AnsweringApi> StartAsync(RequestDelegate answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        var api = new AnsweringApi(app);
        app.Run(context =>
        {
            api._requests.Enqueue(Describe(context.Request));
            return answer(context);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return api;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string Describe(HttpRequest request) => $"{request.Method} {request.Path}{request.QueryString}";
}
