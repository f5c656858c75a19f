namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Marks where a function's result goes.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public abstract class OutputBindingAttribute : BindingAttribute;
