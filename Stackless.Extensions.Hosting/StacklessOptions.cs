using Stackless.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What <see cref="StacklessServiceCollectionExtensions.AddStackless"/> adds.</summary>
public sealed class StacklessOptions
{
    /// <summary>Makes the interpreter, which the host disposes at its end. Null: it is <see cref="Interpreter.Default"/>, which typed methods of compiled modules run in by themselves, and which ends with the process.</summary>
    public Func<IServiceProvider, Interpreter>? Interpreter { get; set; }

    /// <summary>What Python's <c>logging</c> is told reaches the host's <c>ILogger</c>s: the name of the Python logger is the category. On unless switched off.</summary>
    public bool ForwardsLogging { get; set; } = true;

    /// <summary>Tasklets, channels and calls are told to the meter and the activity source "Stackless" (docs/csharp.md). Off unless switched on: a switch then costs more.</summary>
    public bool PublishesTelemetry { get; set; }

    /// <summary>Tasklets that a call leaves behind go on between calls, on a thread of the interpreter. Off unless switched on.</summary>
    public bool RunsPump { get; set; }
}
