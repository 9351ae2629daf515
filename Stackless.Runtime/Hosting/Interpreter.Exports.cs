// What the typed methods of compiled modules lead to in an interpreter.
namespace Stackless.Hosting;

public sealed partial class Interpreter
{
    // Modules that C# called into, by the number of the export: imported once. Touched by the holder only.
    PyModule?[] called = [];

    /// <summary>What an export leads to, in its module, which is imported if it has not been yet. By the holder.</summary>
    /// <exception cref="PythonException">Importing it raised.</exception>
    /// <exception cref="MissingMethodException">There is nothing of that name any more.</exception>
    internal Value Find(in Visit visit, Export export)
    {
        var module = (uint)export.Number < (uint)called.Length ? called[export.Number] : null;
        module ??= ModuleOf(visit, export);
        if (!module.Dictionary.TryGet(export.Path[0], out var found))
        {
            throw new MissingMethodException(module.Name, export.Name);
        }
        return export.Path.Length == 1 ? found
            : visit.Call(Prelude.Function(PreludeNames.AttributeOf), [found, new Value(PyTuple.Of(Array.ConvertAll(export.Path[1..], n => new Value(n))))], []);
    }

    PyModule ModuleOf(in Visit visit, Export export)
    {
        RuntimeBuild.Check(export.Module.Assembly);
        Register(export.Module.Assembly);
        var module = (PyModule)visit.Call(Prelude.Function(PreludeNames.ImportModule), [Value.Str(CompiledModules.NameOf(export.Module))], []).Object;
        if (export.Number >= called.Length)
        {
            Array.Resize(ref called, Math.Max(16, export.Number * 2));
        }
        return called[export.Number] = module;
    }
}
