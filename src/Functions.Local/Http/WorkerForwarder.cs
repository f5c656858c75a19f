using System.Net;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Pipeline.Functions.Local.Http;

/// <summary>Passes requests to the web server of a worker in another process.</summary>
internal sealed class WorkerForwarder(IHttpForwarder forwarder) : IDisposable
{
    private static readonly ForwarderRequestConfig Limits = new() { ActivityTimeout = TimeSpan.FromSeconds(240) };

    private readonly HttpMessageInvoker _client = new(
        new UntilItListens(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.None,
                UseCookies = false,
                UseProxy = false,
                ActivityHeadersPropagator = null,
                EnableMultipleHttp2Connections = true,
            }
        )
    );

    /// <summary>Passes a request on.</summary>
    /// <param name="http">The request.</param>
    /// <param name="worker">The worker's address.</param>
    /// <exception cref="WorkerGoneException">The worker did not answer.</exception>
    public async Task ForwardAsync(HttpContext http, Uri worker)
    {
        ForwarderError error = await forwarder.SendAsync(http, worker.AbsoluteUri, _client, Limits, Transformer.Instance);
        if (error is ForwarderError.Request or ForwarderError.RequestTimedOut && !http.RequestAborted.IsCancellationRequested)
        {
            throw new WorkerGoneException();
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>What the real host says of the caller beside the request itself.</summary>
    private sealed class Transformer : HttpTransformer
    {
        public static readonly Transformer Instance = new();

        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext,
            HttpRequestMessage proxyRequest,
            string destinationPrefix,
            CancellationToken cancellationToken
        )
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            proxyRequest.Headers.Host = null; // The worker's own; the caller's is in X-Forwarded-Host.
            proxyRequest.Headers.TryAddWithoutValidation("X-Forwarded-Host", httpContext.Request.Host.Value);
            proxyRequest.Headers.TryAddWithoutValidation("X-Forwarded-Proto", httpContext.Request.Scheme);
            proxyRequest.Headers.TryAddWithoutValidation("X-Forwarded-For", httpContext.Connection.RemoteIpAddress?.ToString());
        }
    }

    /// <summary>A worker listens a moment after it has connected.</summary>
    private sealed class UntilItListens(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private const int Tries = 10;
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
        private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            for (int attempt = 1; ; attempt++)
            {
                try
                {
                    return await base.SendAsync(request, cancellationToken);
                }
                catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConnectionError && attempt < Tries)
                {
                    TimeSpan pause = Pause * attempt;
                    await Task.Delay(pause < LongestPause ? pause : LongestPause, cancellationToken);
                }
            }
        }
    }
}
