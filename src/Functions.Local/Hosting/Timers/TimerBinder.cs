using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Local.Hosting.Binding;

namespace Pipeline.Functions.Local.Hosting.Timers;

/// <summary>Binds what a timer function is told about its schedule.</summary>
internal sealed class TimerBinder() : TriggerBinder([])
{
    protected override string Accepts => "a TimerInfo";

    protected override ParameterSource? BindTrigger(ParameterInfo parameter, FunctionJson json) =>
        parameter.ParameterType == typeof(TimerInfo) ? static context => new(context.Trigger.Event) : null;
}
