// What the runtime needs from the program around it and cannot do itself: compiling source. The launcher sets a host with the compiler;
// an application of compiled assemblies only has none, and exec, eval and the import of source then say so.
namespace Stackless.Runtime;

public abstract class Host
{
    static Host current = new NoCompiler();

    /// <summary>Set once, before any Python code runs.</summary>
    public static Host Current
    {
        get => current;
        set => current = value;
    }

    /// <summary>Compiles a source file as a module (from a cache, where there is one) to its class. What the compiler warns of is told to
    /// <see cref="ThreadState.Warn"/>; here and below.</summary>
    /// <returns>Null with SyntaxError (or what reading the file raised) pending.</returns>
    public abstract Type? CompileFile(ThreadState ts, string path, string moduleName);

    /// <summary>Compiles text for <c>exec</c>, <c>eval</c> or the prompt. The function takes the namespace as its one argument.</summary>
    /// <param name="mode">"exec", "eval" or "single".</param>
    public abstract Type? CompileText(ThreadState ts, PyStr text, string fileName, string mode);

    /// <summary>The syntax tree of a text as tuples and lists, for the library to make nodes of.</summary>
    public abstract Value ParseText(ThreadState ts, PyStr text, string fileName, string mode);

    /// <summary>The text of a source given as bytes: its mark or declaration tells the encoding. Null with SyntaxError pending.</summary>
    public abstract PyStr? Decode(ThreadState ts, ReadOnlySpan<byte> source, string fileName);

    /// <summary>The prelude from its embedded sources.</summary>
    public abstract Type CompilePrelude();

    /// <summary>A module of the runtime's own library from its embedded source.</summary>
    public abstract Type CompileLibrary(string moduleName);

    sealed class NoCompiler : Host
    {
        const string Message = "this application has no compiler: it can run compiled assemblies only";

        public override Type? CompileFile(ThreadState ts, string path, string moduleName)
        {
            ts.Raise(BuiltinTypes.ImportError, $"cannot import {path}: {Message}");
            return null;
        }

        public override Type? CompileText(ThreadState ts, PyStr text, string fileName, string mode)
        {
            ts.Raise(BuiltinTypes.RuntimeError, Message);
            return null;
        }

        public override PyStr? Decode(ThreadState ts, ReadOnlySpan<byte> source, string fileName)
        {
            ts.Raise(BuiltinTypes.RuntimeError, Message);
            return null;
        }

        public override Value ParseText(ThreadState ts, PyStr text, string fileName, string mode) => ts.Raise(BuiltinTypes.RuntimeError, Message);

        public override Type CompilePrelude() => throw Missing();

        public override Type CompileLibrary(string moduleName) => throw Missing();

        static FileNotFoundException Missing() =>
            new($"{Prelude.AssemblyName}.dll is missing beside {typeof(Host).Assembly.Location}; build the solution again");
    }
}
