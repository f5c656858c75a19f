using System.Net;
using Azure.Core;
using Pipeline.Cli.Api;

namespace Pipeline.Cli.Tests;

public sealed class EntraSignInTests
{
    [Fact]
    public async Task Every_request_carries_a_token_for_the_app()
    {
        var transport = new Recorder();
        using var api = new PipelineApi(
            new Uri("https://app.example.org/"),
            "key",
            new EntraSignIn(new OneToken(), "api://client/.default", transport)
        );

        await api.GetTextAsync("api/status", TestContext.Current.CancellationToken);

        Assert.Equal(
            ("https://app.example.org/api/status", "Bearer token for api://client/.default", "key"),
            Assert.Single(transport.Requests)
        );
    }

    private sealed class OneToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new($"token for {requestContext.Scopes[0]}", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }

    private sealed class Recorder : HttpMessageHandler
    {
        public List<(string Url, string? Authorization, string Key)> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(
                (
                    request.RequestUri!.AbsoluteUri,
                    request.Headers.Authorization?.ToString(),
                    request.Headers.GetValues("x-functions-key").Single()
                )
            );
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") });
        }
    }
}
