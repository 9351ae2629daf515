// Names in pickles: what a module and a qualified name mean, in modules that are loaded, without running any Python code.
namespace Stackless.Runtime;

static class PickledNames
{
    static readonly PyStr CopyReg = PyStr.Intern("copyreg"), DispatchTable = PyStr.Intern("dispatch_table"), ExtensionRegistry = PyStr.Intern("_extension_registry"),
        InvertedRegistry = PyStr.Intern("_inverted_registry"), ModuleKey = PyStr.Intern("__module__");

    /// <summary>The namespace of a loaded module, or of any of the prelude's; null if it is not loaded.</summary>
    public static PyDict? NamespaceOf(Interpreter interpreter, string module) => module switch
    {
        "builtins" => interpreter.Builtins,
        "_stackless" => interpreter.PickleMakers,
        _ => (interpreter.Modules.GetOrNull(PyStr.Intern(module)).Object as PyModule ?? Prelude.ModuleOf(interpreter, module))?.Dictionary,
    };

    /// <summary>The object of that name in a loaded module; null if there is none.</summary>
    public static Value Find(Interpreter interpreter, string module, string qualifiedName)
    {
        if (NamespaceOf(interpreter, module) is not { } dictionary)
        {
            return default;
        }
        Value found = default;
        foreach (var part in qualifiedName.Split('.'))
        {
            var key = PyStr.Intern(part);
            found = found.IsNull ? dictionary.GetOrNull(key) : found.Object switch
            {
                PyType type => type.Lookup(key),
                PyModule inner => inner.Dictionary.GetOrNull(key),
                _ => default,
            };
            if (found.IsNull || found.IsInt || found.IsFloat)
            {
                return found;
            }
        }
        return found;
    }

    /// <summary>The module that an object says it is from.</summary>
    public static string ModuleOf(Interpreter interpreter, PyObject o, string name)
    {
        var own = o switch
        {
            PyFunction function => function.ModuleName,
            PyType type => Value.Str(type.ModuleText),
            NativeFunction native => Value.Str(native.Owner),
            _ => AttributeStorage.Get(o, ModuleKey) is { IsNull: false } stored ? stored : o.Type.Lookup(ModuleKey),
        };
        if (own.Object is PyStr text && ReferenceEquals(Find(interpreter, text.Text, name).Object, o))
        {
            return text.Text;
        }
        foreach (var (key, _) in interpreter.Modules.Pairs())
        {
            if (key.Object is PyStr module && module.Text is not ("__main__" or "__mp_main__" or "<fake __main__>") && ReferenceEquals(Find(interpreter, module.Text, name).Object, o))
            {
                return module.Text;
            }
        }
        return own.Object is PyStr fallback ? fallback.Text : "__main__";
    }

    /// <summary>copyreg's table, if that module is loaded.</summary>
    public static PyDict? CopyRegTable(Interpreter interpreter) => CopyRegDict(interpreter, DispatchTable);

    /// <summary>The number that copyreg.add_extension gave to a name; 0 if it has none.</summary>
    public static int ExtensionOf(Interpreter interpreter, PyStr module, PyStr name)
    {
        if (CopyRegDict(interpreter, ExtensionRegistry) is { Count: > 0 } registry)
        {
            foreach (var (place, code) in registry.Pairs())
            {
                if (place.Object is PyTuple { Items: [{ Object: PyStr ofModule }, { Object: PyStr ofName }] } && ofModule.Text == module.Text && ofName.Text == name.Text
                    && code.IsInt && code.Bits is > 0 and <= int.MaxValue)
                {
                    return (int)code.Bits;
                }
            }
        }
        return 0;
    }

    /// <summary>The module and the name with that number; null if there is none.</summary>
    public static (PyStr Module, PyStr Name)? Extended(Interpreter interpreter, int code)
    {
        foreach (var (number, place) in CopyRegDict(interpreter, InvertedRegistry)?.Pairs() ?? [])
        {
            if (number.IsInt && number.Bits == code && place.Object is PyTuple { Items: [{ Object: PyStr module }, { Object: PyStr name }] })
            {
                return (module, name);
            }
        }
        return null;
    }

    static PyDict? CopyRegDict(Interpreter interpreter, PyStr name) =>
        interpreter.Modules.GetOrNull(CopyReg).Object is PyModule module ? module.Dictionary.GetOrNull(name).Object as PyDict : null;

    public static Value FindReducer(PyDict table, PyType type)
    {
        for (var i = -1; table.MoveNext(ref i);)
        {
            if (ReferenceEquals(table.KeyAt(i).Object, type))
            {
                return table.ValueAt(i);
            }
        }
        return default;
    }

    /// <summary>Names that Python 2 used, in pickles of protocol 0 to 2, and what they are called now.</summary>
    public static void FromPython2(ref string module, ref string name)
    {
        if (module is "__builtin__" or "exceptions")
        {
            module = "builtins";
            name = name switch
            {
                "unicode" => "str",
                "long" => "int",
                "xrange" => "range",
                "unichr" => "chr",
                "raw_input" => "input",
                "StandardError" => "Exception",
                _ => name,
            };
        }
        else if (module == "_codecs" && name == "encode")
        {
            // Bytes in protocols below 3: text to be encoded as Latin-1, for which no codec has to be looked up.
            module = "_stackless";
        }
        else
        {
            module = module switch
            {
                "copy_reg" => "copyreg",
                "Queue" => "queue",
                "SocketServer" => "socketserver",
                "ConfigParser" => "configparser",
                "repr" => "reprlib",
                "cPickle" => "pickle",
                "_socket" => "socket",
                _ => module,
            };
        }
    }

    /// <summary>An object in an error message: as its repr, for what is found by name.</summary>
    public static string Describe(PyObject o) => o switch
    {
        PyType type => $"<class '{FullName(type)}'>",
        PyFunction function => $"<function {function.QualifiedName.Text} at 0x{Identity.Of(new Value(o)):x}>",
        _ => $"<{FullName(o.Type)} object at 0x{Identity.Of(new Value(o)):x}>",
    };

    /// <summary>A class as messages name it: with its module, unless that is builtins.</summary>
    public static string FullName(PyType type) => type.ModuleText == "builtins" ? type.QualifiedText : $"{type.ModuleText}.{type.QualifiedText}";
}
