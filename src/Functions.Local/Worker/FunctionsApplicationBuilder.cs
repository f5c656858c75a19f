using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Functions.Local.Hosting.Startup;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Builds a function app: services, configuration, logging.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly LocalApplication _application;

    internal FunctionsApplicationBuilder(string[]? args) => _application = LocalApplication.Create(args ?? []);

    /// <summary>Values shared while the app is built.</summary>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_application.Builder).Properties;

    /// <summary>The settings of the app.</summary>
    public ConfigurationManager Configuration => _application.Builder.Configuration;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    /// <summary>Where the app runs.</summary>
    public IHostEnvironment Environment => _application.Builder.Environment;

    /// <summary>The logging of the app.</summary>
    public ILoggingBuilder Logging => _application.Builder.Logging;

    /// <summary>The metrics of the app.</summary>
    public IMetricsBuilder Metrics => _application.Builder.Metrics;

    /// <summary>The services of the app.</summary>
    public IServiceCollection Services => _application.Builder.Services;

    /// <summary>Builds the app; running it runs its functions.</summary>
    /// <exception cref="InvalidOperationException">It was built before.</exception>
    public IHost Build() => _application.Build(this);

    /// <summary>Uses another service container.</summary>
    /// <typeparam name="TContainerBuilder">The container's builder.</typeparam>
    /// <param name="factory">Makes the container.</param>
    /// <param name="configure">Configures it.</param>
    public void ConfigureContainer<TContainerBuilder>(IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)_application.Builder).ConfigureContainer(factory, configure);

    /// <summary>Puts code around every invocation, inside what was put there before.</summary>
    /// <param name="middleware">Given the rest of the way, makes the way that includes the code.</param>
    /// <exception cref="InvalidOperationException">The app has been built.</exception>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _application.Use(middleware);
        return this;
    }

    /// <summary>Lets functions use ASP.NET Core's HTTP types.</summary>
    internal void EnableWeb() => _application.EnableWeb();
}
