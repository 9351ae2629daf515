// What the host begins the interpreter with. Nothing is undone when the host stops: the interpreter is disposed with the host's services, or is the process's.
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stackless.Hosting;

namespace Stackless.Extensions.Hosting;

sealed class StacklessService(Interpreter interpreter, ILoggerFactory? loggers, StacklessOptions options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellation)
    {
        if (options.ForwardsLogging && loggers is not null)
        {
            PythonLogging.Forward(interpreter, loggers);
        }
        // Behind the call that this takes: what is measured is the program's.
        if (options.PublishesTelemetry)
        {
            interpreter.PublishTelemetry();
        }
        if (options.RunsPump)
        {
            interpreter.StartPump();
        }
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;
}
