// What tuple and list share: the elements stand in an array, so that whoever knows to have one of the two reads an element without asking which.
namespace Stackless.Runtime;

public abstract class PyItems : PyObject
{
    /// <summary>A tuple's are all of the array and never change; a list's are the first <see cref="PyList.Count"/>.</summary>
    internal Value[] items;

    private protected PyItems(int shapeId, Value[] items) : base(shapeId) => this.items = items;
}
