// _types: the types that have no name in builtins, for CPython's types.py.
namespace Stackless.Runtime;

[PyModule("_types")]
public static partial class TypesModule
{
    [PyConstant("FunctionType")] public static PyType Function => BuiltinTypes.Function;
    [PyConstant("LambdaType")] public static PyType Lambda => BuiltinTypes.Function;
    [PyConstant("CodeType")] public static PyType CodeObject => BuiltinTypes.Code;
    [PyConstant("MappingProxyType")] public static PyType MappingProxy => BuiltinTypes.MappingProxy;
    [PyConstant("SimpleNamespace")] public static Value SimpleNamespace(Interpreter interpreter) => new(interpreter.Prelude.Function(PreludeNames.SimpleNamespace));
    [PyConstant("CellType")] public static PyType Cell => BuiltinTypes.Cell;
    [PyConstant("GeneratorType")] public static PyType Generator => BuiltinTypes.Generator;
    [PyConstant("MethodType")] public static PyType Method => BuiltinTypes.Method;
    [PyConstant("BuiltinFunctionType")] public static PyType BuiltinFunction => BuiltinTypes.NativeFunction;
    [PyConstant("BuiltinMethodType")] public static PyType BuiltinMethod => BuiltinTypes.NativeFunction;
    [PyConstant("WrapperDescriptorType")] public static PyType WrapperDescriptor => BuiltinTypes.MethodDescriptor;
    [PyConstant("MethodWrapperType")] public static PyType MethodWrapper => BuiltinTypes.NativeMethod;
    [PyConstant("MethodDescriptorType")] public static PyType MethodDescriptorType => BuiltinTypes.MethodDescriptor;
    [PyConstant("ClassMethodDescriptorType")] public static PyType ClassMethodDescriptorType => BuiltinTypes.ClassMethodDescriptor;
    [PyConstant("ModuleType")] public static PyType Module => BuiltinTypes.Module;
    [PyConstant("TracebackType")] public static PyType Traceback => BuiltinTypes.Traceback;
    [PyConstant("FrameType")] public static PyType FrameObject => BuiltinTypes.Frame;
    [PyConstant("GetSetDescriptorType")] public static PyType GetSet => BuiltinTypes.GetSetDescriptor;
    [PyConstant("MemberDescriptorType")] public static PyType Member => BuiltinTypes.MemberDescriptor;
    [PyConstant("GenericAlias")] public static PyType GenericAlias => BuiltinTypes.GenericAlias;
    [PyConstant("UnionType")] public static PyType Union => BuiltinTypes.Union;
    [PyConstant("EllipsisType")] public static PyType EllipsisType => BuiltinTypes.Ellipsis;
    [PyConstant("NoneType")] public static PyType NoneType => BuiltinTypes.NoneType;
    [PyConstant("NotImplementedType")] public static PyType NotImplementedType => BuiltinTypes.NotImplemented;
    [PyConstant("CapsuleType")] public static PyType Capsule => BuiltinTypes.WeakProxy;
    [PyConstant("CoroutineType")] public static PyType Coroutine => BuiltinTypes.Coroutine;
    [PyConstant("AsyncGeneratorType")] public static PyType AsyncGenerator => BuiltinTypes.AsyncGenerator;
}
