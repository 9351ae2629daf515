// Python's logging in .NET's: a handler of the root logger that gives each record to the ILogger of its logger's name. Which records are wanted is decided by .NET's filters: the root logger lets
// all pass, unless the program has set a level of its own.
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Stackless.Hosting;

namespace Stackless.Extensions.Hosting;

static class PythonLogging
{
    const string Module = "_stackless_logging";

    // What a record has besides what all have came by `extra`.
    const string Handler = """
        import logging

        class ForwardingHandler(logging.Handler):
            def __init__(self, is_wanted, write):
                super().__init__()
                self.is_wanted = is_wanted
                self.write = write

            def emit(self, record):
                try:
                    if self.is_wanted(record.name, record.levelno):
                        more = {name: value for name, value in record.__dict__.items() if name not in common}
                        self.write(record.name, record.levelno, record.getMessage(), str(record.msg), more, record.exc_info[1] if record.exc_info else None)
                except Exception:
                    self.handleError(record)

        common = {*logging.makeLogRecord({}).__dict__, "message", "asctime"}

        def forward(is_wanted, write):
            root = logging.getLogger()
            for former in [h for h in root.handlers if isinstance(h, ForwardingHandler)]:
                root.removeHandler(former)
            root.addHandler(ForwardingHandler(is_wanted, write))
            if root.level == logging.WARNING:
                root.setLevel(1)
        """;

    /// <summary>Has the interpreter's root logger write to .NET's loggers from here on; to none that it was told of before. Where there is no module logging (an application is shipped with what it
    /// imports), nobody logs.</summary>
    public static void Forward(Interpreter interpreter, ILoggerFactory loggers)
    {
        var known = new ConcurrentDictionary<string, ILogger>();
        ILogger Of(string name) => known.GetOrAdd(name, loggers.CreateLogger);
        try
        {
            interpreter.Import("logging");
        }
        catch (PythonException error) when (error.Is("ModuleNotFoundError"))
        {
            return;
        }
        interpreter.Execute(Handler, Module);
        interpreter.Call(Module, "forward",
        [
            (Func<string, long, bool>)((name, level) => Of(name).IsEnabled(LevelOf(level))),
            (Action<string, long, string, string, IReadOnlyDictionary<string, object?>, Exception?>)((name, level, message, format, more, error) =>
                Of(name).Log(LevelOf(level), default, new Record(message, format, more), error, static (record, _) => record.Message)),
        ]);
    }

    // Python's levels are any numbers; these are what its names stand for.
    static LogLevel LevelOf(long level) => level switch
    {
        >= 50 => LogLevel.Critical,
        >= 40 => LogLevel.Error,
        >= 30 => LogLevel.Warning,
        >= 20 => LogLevel.Information,
        >= 10 => LogLevel.Debug,
        _ => LogLevel.Trace,
    };

    // What structured loggers read: the values by their names, and last what the message was made of.
    sealed class Record(string message, string format, IReadOnlyDictionary<string, object?> more) : List<KeyValuePair<string, object?>>(more.Append(new("{OriginalFormat}", format)))
    {
        public string Message => message;

        public override string ToString() => message;
    }
}
