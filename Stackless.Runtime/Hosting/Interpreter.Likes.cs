// Interpreters that a program makes beside its own: they find the same modules and see the same environment, and run on OS threads of their own.
namespace Stackless.Hosting;

public sealed partial class Interpreter
{
    /// <summary>The main module that a session runs in it, for interpreters like it; null if there is none.</summary>
    internal CompiledModule? Program { get; set; }

    /// <summary>Where that is from.</summary>
    internal string? ProgramFile { get; set; }

    /// <summary>What the one who made it has given it.</summary>
    internal Value Inbox { get; set; } = Value.None;

    LaunchOptions launch = new();

    /// <summary>A new interpreter that finds the same modules, with the same arguments and environment. By who runs this one.</summary>
    internal Interpreter MakeLike(string name)
    {
        var made = new Interpreter(new InterpreterOptions
        {
            Name = name,
            Environment = OwnVariables,
            Arguments = Texts(Arguments),
            SearchPath = Texts(Path),
            Launch = launch,
        })
        {
            Program = Program,
            ProgramFile = ProgramFile,
        };
        foreach (var assembly in assemblies)
        {
            made.Register(assembly);
        }
        return made;
    }

    static List<string> Texts(PyList list)
    {
        var texts = new List<string>();
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Object is PyStr text)
            {
                texts.Add(text.Text);
            }
        }
        return texts;
    }
}
