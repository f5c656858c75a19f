using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function when an HTTP request comes in.</summary>
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Every method, with a function key.</summary>
    public HttpTriggerAttribute() => AuthLevel = AuthorizationLevel.Function;

    /// <summary>The named methods. As in the real package, this constructor leaves <see cref="AuthLevel"/> anonymous.</summary>
    /// <param name="methods">HTTP methods such as <c>get</c>.</param>
    public HttpTriggerAttribute(params string[] methods) => Methods = methods;

    /// <summary>Every method.</summary>
    /// <param name="authLevel">The key that a caller needs.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    /// <summary>The named methods.</summary>
    /// <param name="authLevel">The key that a caller needs.</param>
    /// <param name="methods">HTTP methods such as <c>get</c>.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The route template below the route prefix; the function's name when null.</summary>
    public string? Route { get; set; }

    /// <summary>The HTTP methods answered; every method when null or empty.</summary>
    public string[]? Methods { get; private set; }

    /// <summary>The key that a caller needs.</summary>
    public AuthorizationLevel AuthLevel { get; private set; }
}
