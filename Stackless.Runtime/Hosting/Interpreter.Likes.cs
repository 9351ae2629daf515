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

    /// <summary>It is one of a pool, and has begun to work: if it dies, another one takes its place.</summary>
    internal bool Serves { get; set; }

    /// <summary>The number of the interpreter that this one, and those that it is like, come from.</summary>
    internal int Root => root == 0 ? Number : root;

    int root;

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
            root = Root,
        };
        foreach (var assembly in assemblies)
        {
            made.Register(assembly);
        }
        return made;
    }

    /// <summary>Starts an OS thread that runs a statement in it and disposes it.</summary>
    /// <param name="ended">Called at the end, with the text of the error if there was one.</param>
    internal void RunOnOwnThread(string statement, Action<string?> ended)
    {
        void Run()
        {
            string? failure = null;
            // Nobody else is there to catch it: it goes to who waits for the end.
            try
            {
                using (this)
                {
                    Execute(statement, "_beside");
                }
            }
            catch (Exception error)
            {
                failure = error is PythonException python ? python.PythonTraceback : error.ToString();
            }
            ended(failure);
        }
        new Thread(Run) { IsBackground = true, Name = Name }.Start();
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
