// What the runtime needs from the program around it and cannot do itself: compiling source. The launcher sets a host with the compiler.
// An application of compiled assemblies loads it when it first needs one, which is early: collections.namedtuple evaluates text. It is
// found by name beside the runtime, where `stackless build` puts it; without it, exec, eval and the import of source say so.
using System.Reflection;

namespace Stackless.Runtime;

public abstract class Host
{
    static Host? current;

    /// <summary>Set once, before any Python code runs; or found on first use.</summary>
    public static Host Current
    {
        get => current ??= Find();
        set => current = value;
    }

    static Host Find()
    {
        string file = Path.Combine(Path.GetDirectoryName(typeof(Host).Assembly.Location) ?? "", "Stackless.Compiler.dll");
        return File.Exists(file) && Assembly.LoadFrom(file).GetType("Stackless.Compiler.CompilerHost")?.GetMethod("ForApplication") is { } make
            ? (Host)make.Invoke(null, null)!
            : new NoCompiler();
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
        const string Message = "this application has no compiler: Stackless.Compiler.dll is not beside Stackless.Runtime.dll";

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
