using System.Collections.Concurrent;
using System.Collections.Specialized;
using System.Globalization;
using System.Web;
using System.Xml;
using System.Xml.Linq;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Logging;

namespace Pipeline.Functions.Local.Triggers;

/// <summary>
/// Short leases for every queue that the listeners read. The SDK hides a received message for ten minutes; a host that was killed
/// would hide its messages for as long. So the request is changed to ask for a short time, which is renewed until the SDK is done
/// with the message; the receipt, which every renewal changes, is exchanged in the SDK's later requests.
/// </summary>
internal sealed partial class ShortLeases : IAsyncDisposable
{
    private const string Visibility = "visibilitytimeout";
    private const string Receipt = "popreceipt";
    private const string ReceiptHeader = "x-ms-popreceipt";
    private const string TenMinutes = "600";

    private readonly TimeSpan _lease;
    private readonly bool _releasesForTenMinutes;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<string, Held> _held = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _renewing;

    /// <param name="lease">How long a message is hidden at a time.</param>
    /// <param name="releasedFor">For how long a failed message is hidden; when it is ten minutes, a renewal cannot be told from a
    /// release.</param>
    /// <param name="time">The clock by which leases are renewed.</param>
    /// <param name="loggers">Where to say that a renewal failed.</param>
    public ShortLeases(TimeSpan lease, TimeSpan releasedFor, TimeProvider time, ILoggerFactory loggers)
    {
        (_lease, _time) = (lease, time);
        _releasesForTenMinutes = releasedFor == TimeSpan.FromMinutes(10);
        _logger = loggers.CreateLogger("LocalHost.Leases");
        _renewing = Task.Run(RenewAsync);
    }

    /// <summary>The policy for the clients that are made with these options.</summary>
    public HttpPipelinePolicy PolicyFor(ClientOptions options) => new Policy(this, options.Transport);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _renewing;
        _stop.Dispose();
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(_lease / 4, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await Task.WhenAll(_held.Values.Where(held => held.Age > _lease / 2).Select(RenewAsync));
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops: what is still held is seen again when its lease has run out.
        }
    }

    private async Task RenewAsync(Held held)
    {
        try
        {
            await held.RenewAsync(_lease, _stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // A renewal that failed is tried again; the message may be seen twice, which is what queues promise.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.NotRenewed(_logger, held.Address, error);
        }
    }

    private void Hold(string id, Held held) => _held[id] = held;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The lease of {Message} could not be renewed.")]
        public static partial void NotRenewed(ILogger logger, Uri message, Exception error);
    }

    /// <summary>Changes the requests of one client.</summary>
    private sealed class Policy(ShortLeases leases, HttpPipelineTransport transport) : HttpPipelinePolicy
    {
        private string Lease => ((int)leases._lease.TotalSeconds).ToString(CultureInfo.InvariantCulture);

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            Request request = message.Request;
            string path = request.Uri.Path ?? "";
            int messages = path.IndexOf("/messages", StringComparison.Ordinal);
            if (messages < 0 && request.Method == RequestMethod.Get)
            {
                await AskAsync(message, pipeline);
            }
            else if (messages < 0 || path.AsSpan(0, messages).EndsWith("-poison"))
            {
                await ProcessNextAsync(message, pipeline);
            }
            else if (request.Method == RequestMethod.Get)
            {
                await ReceiveAsync(message, pipeline);
            }
            else if (
                (request.Method == RequestMethod.Put || request.Method == RequestMethod.Delete)
                && leases._held.TryRemove(path[(path.LastIndexOf('/') + 1)..], out Held? held)
            )
            {
                await LetGoAsync(message, held, pipeline);
            }
            else
            {
                await ProcessNextAsync(message, pipeline);
            }
        }

        private async Task ReceiveAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            NameValueCollection query = HttpUtility.ParseQueryString(message.Request.Uri.Query);
            bool leased = query[Visibility] == TenMinutes;
            if (leased)
            {
                query[Visibility] = Lease;
                message.Request.Uri.Query = "?" + query;
            }

            await AskAsync(message, pipeline);
            if (message.Response is { IsError: true, Status: < 500 and not (404 or 409) } refusal)
            {
                throw OutOfOrder(new Azure.RequestFailedException(refusal));
            }

            if (leased && message.Response is { Status: 200 } response && response.Headers.ContentLength is null or > 0)
            {
                Hold(message, response, pipeline);
            }
        }

        /// <summary>
        /// The SDK's listener waits and goes on when storage answers that it is out of order or has no such queue. Whatever else happens
        /// ends it for good: no connection for as long as all tries take, for one.
        /// </summary>
        private static async ValueTask AskAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            try
            {
                await ProcessNextAsync(message, pipeline);
            }
            catch (Exception error) when (!message.CancellationToken.IsCancellationRequested)
            {
                throw OutOfOrder(error);
            }
        }

        private static Azure.RequestFailedException OutOfOrder(Exception error) =>
            new(503, $"Messages could not be received: {error.GetBaseException().Message}", error);

        private void Hold(HttpMessage message, Azure.Response response, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            string queue = message.Request.Uri.ToUri().GetLeftPart(UriPartial.Path);
            message.Request.Headers.TryGetValue("x-ms-version", out string? version);
            foreach (XElement element in Parse(response.Content).Descendants("QueueMessage"))
            {
                (string id, string receipt) = ((string)element.Element("MessageId")!, (string)element.Element("PopReceipt")!);
                leases.Hold(id, new Held(new Uri($"{queue}/{id}"), receipt, version, leases._time, transport, pipeline));
            }
        }

        /// <summary>The SDK deletes a message, shows it again, or (after five minutes) renews it.</summary>
        private async Task LetGoAsync(HttpMessage message, Held held, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            NameValueCollection query = HttpUtility.ParseQueryString(message.Request.Uri.Query);
            query[Receipt] = await held.LastReceiptAsync(message.CancellationToken);
            bool renews = message.Request.Method == RequestMethod.Put && query[Visibility] == TenMinutes && !leases._releasesForTenMinutes;
            if (renews)
            {
                query[Visibility] = Lease;
            }

            message.Request.Uri.Query = "?" + query;
            await ProcessNextAsync(message, pipeline);
            if (renews && message.Response.Headers.TryGetValue(ReceiptHeader, out string? receipt))
            {
                leases.Hold(held.Id, held.With(receipt!));
            }
        }

        // Text of a message may have characters that XML does not allow.
        private static XDocument Parse(BinaryData content)
        {
            using var reader = XmlReader.Create(content.ToStream(), new XmlReaderSettings { CheckCharacters = false });
            return XDocument.Load(reader);
        }
    }

    /// <summary>A message that the SDK has received.</summary>
    private sealed class Held(
        Uri address,
        string receipt,
        string? version,
        TimeProvider time,
        HttpPipelineTransport transport,
        ReadOnlyMemory<HttpPipelinePolicy> pipeline
    ) : IDisposable
    {
        private readonly SemaphoreSlim _turn = new(1, 1);
        private string _receipt = receipt;
        private long _since = time.GetTimestamp();
        private bool _gone;

        public Uri Address => address;

        public string Id => address.Segments[^1];

        public TimeSpan Age => time.GetElapsedTime(Interlocked.Read(ref _since));

        public Held With(string newer) => new(address, newer, version, time, transport, pipeline);

        /// <summary>The receipt to use from now on; no renewal changes it any more.</summary>
        public async Task<string> LastReceiptAsync(CancellationToken cancellationToken)
        {
            await _turn.WaitAsync(cancellationToken);
            _gone = true;
            _turn.Release();
            return _receipt;
        }

        public async Task RenewAsync(TimeSpan lease, CancellationToken cancellationToken)
        {
            await _turn.WaitAsync(cancellationToken);
            try
            {
                if (_gone)
                {
                    return;
                }

                using var message = new HttpMessage(transport.CreateRequest(), new ResponseClassifier());
                message.Request.Method = RequestMethod.Put;
                message.Request.Uri.Reset(
                    new Uri(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{address}?{Receipt}={Uri.EscapeDataString(_receipt)}&{Visibility}={(int)lease.TotalSeconds}"
                        )
                    )
                );
                if (version is not null)
                {
                    message.Request.Headers.Add("x-ms-version", version);
                }

                await pipeline.Span[0].ProcessAsync(message, pipeline[1..]);
                if (message.Response.IsError)
                {
                    _gone = message.Response.Status is 400 or 404; // Somebody else has it by now, or deleted it.
                    throw new Azure.RequestFailedException(message.Response);
                }

                _receipt = message.Response.Headers.TryGetValue(ReceiptHeader, out string? newer) ? newer! : _receipt;
                Interlocked.Exchange(ref _since, time.GetTimestamp());
            }
            finally
            {
                _turn.Release();
            }
        }

        public void Dispose() => _turn.Dispose();
    }
}
