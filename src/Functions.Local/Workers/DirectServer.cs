using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Pipeline.Functions.Local.Workers;

/// <summary>
/// The web server of an app in this process: it hands the host's connection to the app, so that bodies stream and a caller who goes
/// away is noticed without a second connection.
/// </summary>
internal sealed class DirectServer : IServer
{
    // What belongs to the connection; services, items, route and endpoint are the app's own.
    private static readonly Type[] OfTheConnection =
    [
        typeof(IHttpRequestFeature),
        typeof(IHttpRequestIdentifierFeature),
        typeof(IHttpRequestLifetimeFeature),
        typeof(IHttpConnectionFeature),
        typeof(IHttpRequestBodyDetectionFeature),
        typeof(IRequestBodyPipeFeature),
        typeof(IHttpRequestTrailersFeature),
        typeof(IHttpMaxRequestBodySizeFeature),
        typeof(IHttpBodyControlFeature),
        typeof(IHttpResponseFeature),
        typeof(IHttpResponseBodyFeature),
        typeof(IHttpResponseTrailersFeature),
        typeof(IHttpResetFeature),
        typeof(IHttpUpgradeFeature),
    ];

    private static readonly int Room = OfTheConnection.Length * 2; // The app adds as many of its own.
    private Func<IFeatureCollection, Task>? _run;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        _run = features => RunAsync(application, features);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _run = null;
        return Task.CompletedTask;
    }

    public void Dispose() { }

    /// <summary>Has the app answer a request of the host.</summary>
    public Task RunAsync(HttpContext http)
    {
        var features = new FeatureCollection(Room);
        foreach (Type type in OfTheConnection)
        {
            if (http.Features[type] is { } feature)
            {
                features[type] = feature;
            }
        }

        return (_run ?? throw new WorkerGoneException())(features);
    }

    private static async Task RunAsync<TContext>(IHttpApplication<TContext> application, IFeatureCollection features)
        where TContext : notnull
    {
        TContext context = application.CreateContext(features);
        try
        {
            await application.ProcessRequestAsync(context);
            application.DisposeContext(context, null);
        }
        catch (Exception error)
        {
            application.DisposeContext(context, error);
            throw;
        }
    }
}
