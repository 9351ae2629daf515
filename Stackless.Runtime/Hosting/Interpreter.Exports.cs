// What the typed methods of compiled modules lead to in an interpreter.
namespace Stackless.Hosting;

public sealed partial class Interpreter
{
    // By the number of the export. Touched by the holder only.
    ExportSite?[] sites = [];

    /// <summary>What this interpreter knows of an export. By the holder.</summary>
    internal ExportSite SiteOf(Export export) => (uint)export.Number < (uint)sites.Length && sites[export.Number] is { } site ? site : NewSite(export);

    ExportSite NewSite(Export export)
    {
        if (export.Number >= sites.Length)
        {
            Array.Resize(ref sites, Math.Max(16, export.Number * 2));
        }
        return sites[export.Number] = new ExportSite(export.Last);
    }

    /// <summary>What an export leads to, in its module, which is imported if it has not been yet. By the holder.</summary>
    /// <exception cref="PythonException">Importing it raised.</exception>
    /// <exception cref="MissingMethodException">There is nothing of that name any more.</exception>
    internal Value Find(in Visit visit, Export export)
    {
        var site = SiteOf(export);
        var cell = site.Cell ??= ModuleOf(visit, export).Dictionary.CellFor(export.Path[0]);
        if (cell.Value is not { IsNull: false } found)
        {
            throw new MissingMethodException(CompiledModules.NameOf(export.Module), export.Name);
        }
        return export.Path.Length == 1 ? found
            : visit.Call(Prelude.Function(PreludeNames.AttributeOf), [found, new Value(PyTuple.Of(Array.ConvertAll(export.Path[1..], n => new Value(n))))], []);
    }

    PyModule ModuleOf(in Visit visit, Export export)
    {
        RuntimeBuild.Check(export.Module.Assembly);
        Register(export.Module.Assembly);
        return (PyModule)visit.Call(Prelude.Function(PreludeNames.ImportModule), [Value.Str(CompiledModules.NameOf(export.Module))], []).Object;
    }
}
