using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Identity;

namespace Pipeline.Cli.Api;

/// <summary>The pipeline's HTTP API as the commands use it: JSON in, or a failure a person can act on.</summary>
internal sealed class PipelineApi : IDisposable
{
    /// <summary>Where <c>pipeline up</c> listens.</summary>
    public static readonly Uri LocalAddress = new("http://localhost:7071/");

    private const string KeyHeader = "x-functions-key";

    private readonly HttpClient _http;

    /// <summary>Connects to nothing yet.</summary>
    /// <param name="address">The function app.</param>
    /// <param name="key">A function key, where the app asks for one.</param>
    /// <param name="signIn">Signs requests in, where the app asks for it.</param>
    public PipelineApi(Uri address, string? key, EntraSignIn? signIn = null)
    {
        // A folder without its last slash would lose its last part when a route is put behind it.
        _http = new HttpClient(signIn as HttpMessageHandler ?? new SocketsHttpHandler())
        {
            BaseAddress = address.AbsolutePath.EndsWith('/') ? address : new Uri(address + "/"),
        };
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (!string.IsNullOrEmpty(key))
        {
            _http.DefaultRequestHeaders.Add(KeyHeader, key);
        }
    }

    /// <summary>The address of the function app.</summary>
    public Uri Address => _http.BaseAddress!;

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>Gets a document.</summary>
    /// <exception cref="CommandFailedException">The app is not there, or it answered with a problem.</exception>
    public async Task<T> GetAsync<T>(string route, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, route, cancellationToken);
        await using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await JsonSerializer.DeserializeAsync(body, type, cancellationToken)
            ?? throw new CommandFailedException($"{Address} answered with an empty document: is it a pipeline?");
    }

    /// <summary>Gets a document as it is written.</summary>
    /// <exception cref="CommandFailedException">The app is not there, or it answered with a problem.</exception>
    public async Task<string> GetTextAsync(string route, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, route, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>Opens an answer that is read while it comes.</summary>
    /// <exception cref="CommandFailedException">The app is not there, or it answered with a problem.</exception>
    public Task<HttpResponseMessage> OpenAsync(string route, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, route, cancellationToken);

    /// <summary>Has something done, and gets what is answered, as it is written.</summary>
    /// <exception cref="CommandFailedException">The app is not there, or it answered with a problem.</exception>
    public async Task<string> DoAsync(HttpMethod method, string route, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await SendAsync(method, route, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>Gets a document, or null while there is none.</summary>
    public async Task<T?> FindAsync<T>(string route, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using HttpResponseMessage response = await RequestAsync(HttpMethod.Get, route, cancellationToken);
        return response.IsSuccessStatusCode
            ? await JsonSerializer.DeserializeAsync(await response.Content.ReadAsStreamAsync(cancellationToken), type, cancellationToken)
            : null;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string route, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await RequestAsync(method, route, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw response.StatusCode switch
            {
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new CommandFailedException(
                    $"{Address} wants a function key: pass --key, or set {ApiOptions.KeyVariable}. "
                        + "If it is guarded by Microsoft Entra too, pass --sign-in."
                ),
                HttpStatusCode.NotFound when IsProblem(response) => new CommandFailedException(
                    await ProblemAsync(response, cancellationToken),
                    ExitCodes.NothingFound
                ),
                _ => new CommandFailedException(await ProblemAsync(response, cancellationToken))
                {
                    IsOutage = response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests,
                },
            };
        }
    }

    private async Task<HttpResponseMessage> RequestAsync(HttpMethod method, string route, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(route, UriKind.Relative));
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (AuthenticationFailedException)
        {
            throw new CommandFailedException(
                "No Azure sign-in was found, or it may not open this app: run `azd auth login` or `az login`, and check --sign-in."
            );
        }
        catch (HttpRequestException exception)
        {
            string hint = Address.IsLoopback ? "Start it with `pipeline up`, or pass --url." : "Check --url.";
            throw new CommandFailedException($"No pipeline answers at {Address} ({exception.HttpRequestError}). {hint}")
            {
                IsOutage = true,
            };
        }
    }

    private static bool IsProblem(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType == "application/problem+json";

    private async Task<string> ProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (IsProblem(response))
        {
            await using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
            using JsonDocument problem = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
            if (problem.RootElement.TryGetProperty("detail", out JsonElement detail) && detail.GetString() is { Length: > 0 } text)
            {
                return text;
            }
        }

        return $"{Address} answered {(int)response.StatusCode} {response.ReasonPhrase}: is it a pipeline?";
    }
}
