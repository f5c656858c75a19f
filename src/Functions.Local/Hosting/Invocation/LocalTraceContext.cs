using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Functions.Local.Hosting.Invocation;

/// <summary>The trace of the invocation.</summary>
internal sealed class LocalTraceContext : TraceContext
{
    private readonly Activity? _activity = Activity.Current;

    public override string TraceParent => _activity?.Id ?? "";

    public override string TraceState => _activity?.TraceStateString ?? "";
}
