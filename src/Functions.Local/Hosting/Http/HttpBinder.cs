using System.Reflection;
using Microsoft.AspNetCore.Http;
using Pipeline.Functions.Local.Hosting.Binding;

namespace Pipeline.Functions.Local.Hosting.Http;

/// <summary>Binds an HTTP request and the values of its route.</summary>
/// <param name="routeNames">The placeholders of the route.</param>
internal sealed class HttpBinder(IEnumerable<string> routeNames) : TriggerBinder(routeNames)
{
    protected override string Accepts => "an HttpRequest";

    protected override ParameterSource? BindTrigger(ParameterInfo parameter, FunctionJson json) =>
        parameter.ParameterType == typeof(HttpRequest) ? static context => new(((HttpContext)context.Trigger.Event).Request) : null;
}
