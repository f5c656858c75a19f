using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace Pipeline.Functions.Local.Http;

/// <summary>Routes that are known only after the server has started.</summary>
internal sealed class LateRoutes : EndpointDataSource, IDisposable
{
    private readonly Lock _gate = new();
    private CancellationTokenSource _changed = new();
    private IReadOnlyList<Endpoint> _endpoints = [];

    public override IReadOnlyList<Endpoint> Endpoints => _endpoints;

    public override IChangeToken GetChangeToken()
    {
        lock (_gate)
        {
            return new CancellationChangeToken(_changed.Token);
        }
    }

    public void Set(IReadOnlyList<Endpoint> endpoints)
    {
        CancellationTokenSource before;
        lock (_gate)
        {
            (before, _changed, _endpoints) = (_changed, new(), endpoints);
        }

        before.Cancel();
        before.Dispose();
    }

    public void Dispose() => _changed.Dispose();
}
