// An interpreter's builtins, the namespace that everything falls back to, and what of its modules errors and frames have to know.
using System.Collections.Concurrent;

namespace Stackless.Hosting;

public sealed partial class Interpreter
{
    /// <summary>As -b: bytes are compared with text, or shown as it.</summary>
    internal bool WarnsOfBytes { get; set; }

    /// <summary>As -X dev: mistakes are looked for that do not matter to what is being done.</summary>
    internal bool IsDevelopment { get; set; }

    /// <summary>-X no_debug_ranges.</summary>
    internal bool HidesColumns { get; set; }

    /// <summary>-X cpu_count; -1: as many as there are.</summary>
    internal int ProcessorCount { get; set; } = -1;

    PyDict? builtins;

    // As they were at the start: pickles name functions that programs may have replaced.
    PyDict? originals;

    /// <summary>The namespace of the module builtins, filled on first use.</summary>
    internal PyDict Builtins
    {
        get
        {
            if (builtins is null)
            {
                builtins = PyDict.ForBuiltins(this);
                BuiltinModules.Fill(this, "builtins", builtins);
                originals = builtins.Copy();
            }
            return builtins;
        }
    }

    /// <summary>A built-in function or type as it was at the start.</summary>
    internal Value Builtin(string name) => (originals ?? (Builtins is null ? null : originals))!.GetOrNull(PyStr.Intern(name));

    /// <summary><c>sys.modules</c>.</summary>
    internal PyDict Modules { get; } = new();

    /// <summary>The prelude has its half of the import system: from now on every module gets a spec and a loader.</summary>
    internal bool CanDescribeModules { get; set; }

    /// <summary>Source lines that tracebacks have shown or may show.</summary>
    internal SourceLines SourceLines { get; } = new();

    /// <summary>Weak references whose objects have died and whose callbacks are to be called.</summary>
    internal ConcurrentQueue<PyWeakReference> DueReferences { get; } = new();

    /// <summary>Told of each native module that is made, with its names.</summary>
    internal Action<string, PyDict>? WhenFilled { get; private set; }

    internal RecentTargets RecentlyReferred { get; } = new();

    /// <summary>Objects with a <c>__del__</c>.</summary>
    internal Finalization Finalization { get; } = new();

    /// <summary>As <c>sys.set_int_max_str_digits</c>; 0 means no limit.</summary>
    internal int MaxDigits { get; set; } = IntText.DefaultMaxDigits;

    /// <summary>The functions of a native module by which pickles make objects, whether or not somebody has imported it.</summary>
    internal PyDict PickleMakers => pickleMakers ??= NativeModule("_stackless").Dictionary;

    PyDict? pickleMakers;

    /// <summary>The module that an import of this name gives.</summary>
    internal PyModule NativeModule(string name)
    {
        if (Modules.GetOrNull(PyStr.Intern(name)).Object is PyModule loaded)
        {
            return loaded;
        }
        var made = BuiltinModules.Create(this, name)!;
        Modules.Set(name, new Value(made));
        return made;
    }

    /// <summary>Formats of the module struct that have been compiled.</summary>
    internal Dictionary<string, StructFormat> StructFormats { get; } = [];
}
