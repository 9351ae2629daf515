// How built-in types and modules are declared: an attribute on the C# member, the Python spelling in it and nowhere else. The
// source generator (Stackless.Generators) reads these and emits each type's Populate, the table BuiltinTypes and the table
// BuiltinModules; there is no reflection at run time.
//
// The C# parameter list is the Python signature. After an optional ThreadState come the parameters: Value, or long, int, double,
// bool, string, PyStr or another PyObject class, which are converted or refused with a TypeError. A default makes a parameter
// optional; an omitted Value is the null value. [Keyword] also accepts it by name, [KeywordOnly] only so; Value[] is *args;
// a last parameter of type PyDict marked [Keyword] is **kwargs. A static method takes self as its first Value.
// Results may be Value, void (None), bool, int, long, double, string, or a PyObject class (null: an exception is pending).
namespace Stackless.Runtime;

/// <summary>A built-in type. The class must be partial; a static class declares a type whose instances have no C# class of their own.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PyTypeAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>Python name of the base type.</summary>
    public string Base { get; set; } = "object";

    /// <summary>Python classes may inherit from it; the C# class then has a constructor (int shapeId).</summary>
    public bool Subclassable { get; set; }

    /// <summary>Instances of the type itself can be given attributes.</summary>
    public bool HasDict { get; set; }

    /// <summary>The module that the type says it is from and that exports it.</summary>
    public string Module { get; set; } = "builtins";

    /// <summary>Takes type arguments: <c>list[int]</c> is a generic alias.</summary>
    public bool IsGeneric { get; set; }

    /// <summary>Not exported by its module.</summary>
    public bool IsHidden { get; set; }

    /// <summary>Name of the field in BuiltinTypes and the constant in ShapeIds; by default the class's name without Py.</summary>
    public string? Id { get; set; }
}

/// <summary>A built-in exception type that adds nothing in C# to its base.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class PyExceptionAttribute(string name, string baseName) : Attribute
{
    public string Name { get; } = name;
    public string BaseName { get; } = baseName;
}

/// <summary>The constructor, <c>__new__</c>: a static method whose first parameter after the thread state is the PyType.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PyConstructorAttribute : Attribute;

[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class PyMethodAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class PyStaticMethodAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>The first parameter after the thread state is the PyType.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PyClassMethodAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>On a method without parameters, or a property.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class PyGetterAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>On a method with one Value parameter; null means the attribute is deleted.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PySetterAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>
/// The six comparisons, from one method that takes the other value and the slot: <c>Value Compare(ThreadState ts, Value other, Slot op)</c>; a static one takes self
/// before that, and the thread state may be left out.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PyComparisonsAttribute : Attribute;

/// <summary>
/// Attributes that are fields: on a Value with one name, on a Value[] with a name for each element. They can be read and set; one that is deleted is None.
/// </summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class PyFieldsAttribute(params string[] names) : Attribute
{
    public string[] Names { get; } = names;
}

/// <summary>A native module: a static partial class.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PyModuleAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class PyFunctionAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>
/// On a static property, constant or field: evaluated when the module or type is filled. Of a module also on a static method that takes the interpreter.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Method, AllowMultiple = true)]
public sealed class PyConstantAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>Passed by position or by name.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class KeywordAttribute : Attribute;

/// <summary>Passed by name only.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class KeywordOnlyAttribute : Attribute;

/// <summary>The Python name of a parameter, where it is not the C# name in snake case.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class NameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
