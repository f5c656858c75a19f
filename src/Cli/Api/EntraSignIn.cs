using System.Net.Http.Headers;
using Azure.Core;

namespace Pipeline.Cli.Api;

/// <summary>Puts a Microsoft Entra token on every request, for a function app behind App Service authentication.</summary>
/// <param name="credential">Gets tokens, and keeps them until they expire.</param>
/// <param name="scope">What the token is for.</param>
/// <param name="transport">Sends the requests.</param>
internal sealed class EntraSignIn(TokenCredential credential, string scope, HttpMessageHandler transport) : DelegatingHandler(transport)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        AccessToken token = await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        return await base.SendAsync(request, cancellationToken);
    }
}
