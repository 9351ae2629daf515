// The one entry of this assembly, in the namespace in which hosts look for such methods.
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stackless.Extensions.Hosting;
using Stackless.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Stackless for .NET as a service of a host.</summary>
public static class StacklessServiceCollectionExtensions
{
    /// <summary>
    /// Adds an <see cref="Interpreter"/> as a singleton, and a hosted service that begins with the host: logging, telemetry and the pump, as the options say.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Changes what is added; null: the defaults of <see cref="StacklessOptions"/>.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddStackless(this IServiceCollection services, Action<StacklessOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = new StacklessOptions();
        configure?.Invoke(options);
        if (options.Interpreter is { } make)
        {
            services.AddSingleton(make);
        }
        else
        {
            // An object that the host is given is not the host's to dispose.
            services.AddSingleton(Interpreter.Default);
        }
        return services.AddSingleton<IHostedService>(provider => new StacklessService(provider.GetRequiredService<Interpreter>(), provider.GetService<ILoggerFactory>(), options));
    }
}
