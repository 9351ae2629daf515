// What an interpreter knows of something that C# calls (Export): where the module keeps it, and for a member of objects where that was found last, as a place in compiled code would.
namespace Stackless.Runtime;

sealed class ExportSite(PyStr name)
{
    /// <summary>Of a member of objects.</summary>
    public AttributeEntry Attribute = new(name);

    /// <summary>Of an attribute that was set: where it was put last; null: nobody has set it yet.</summary>
    public AttributeEntry? Written;

    /// <summary>Where its module, once that is imported, has the first name of its path; null until then.</summary>
    public GlobalCell? Cell;
}
