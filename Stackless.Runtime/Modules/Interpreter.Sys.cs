// An interpreter's sys module, its standard streams, and the settings that sys keeps.
namespace Stackless.Hosting;

public sealed partial class Interpreter
{
    internal PyTextOutput StandardOutput { get; private set; } = new(Stream.Null, "<stdout>", 1, false);
    internal PyTextOutput StandardErrors { get; private set; } = new(Stream.Null, "<stderr>", 2, false);

    void SetStreams(InterpreterOptions options)
    {
        var isUnbuffered = options.Launch.IsUnbuffered;
        StandardOutput = new PyTextOutput(options.Output ?? StandardStream.Output, "<stdout>", 1, options.Output is null && !Console.IsOutputRedirected, isUnbuffered);
        StandardErrors = new PyTextOutput(options.Errors ?? StandardStream.Errors, "<stderr>", 2, true, isUnbuffered);
        var names = Sys.Dictionary;
        names.Set("stdout", new Value(StandardOutput));
        names.Set("__stdout__", new Value(StandardOutput));
        names.Set("stderr", new Value(StandardErrors));
        names.Set("__stderr__", new Value(StandardErrors));
    }

    internal CompiledTexts CompiledTexts { get; } = new();

    /// <summary><c>sys.setswitchinterval</c>, seconds.</summary>
    internal double SwitchInterval { get; set; } = 0.005;

    /// <summary><c>sys.addaudithook</c>, in the order they were added; none can be removed. Null if there is none.</summary>
    internal PyList? AuditHooks { get; set; }
}
