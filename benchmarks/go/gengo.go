// Program gengo writes what protoc-gen-go makes of an enum whose values stand on its input as "NAME number" lines.
package main

import (
	"bufio"
	"fmt"
	"os"

	gengo "google.golang.org/protobuf/cmd/protoc-gen-go/internal_gengo"
	"google.golang.org/protobuf/compiler/protogen"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/descriptorpb"
	"google.golang.org/protobuf/types/pluginpb"
)

func main() {
	enum := &descriptorpb.EnumDescriptorProto{
		Name:  proto.String("Code"),
		Value: []*descriptorpb.EnumValueDescriptorProto{{Name: proto.String("UNSPECIFIED"), Number: proto.Int32(0)}},
	}
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		var name string
		var number int32
		if _, err := fmt.Sscan(lines.Text(), &name, &number); err != nil {
			panic(err)
		}
		enum.Value = append(enum.Value, &descriptorpb.EnumValueDescriptorProto{Name: &name, Number: &number})
	}
	file := &descriptorpb.FileDescriptorProto{
		Name:     proto.String("large.proto"),
		Package:  proto.String("large"),
		Syntax:   proto.String("proto3"),
		Options:  &descriptorpb.FileOptions{GoPackage: proto.String("example.com/bench/large")},
		EnumType: []*descriptorpb.EnumDescriptorProto{enum},
	}
	request := &pluginpb.CodeGeneratorRequest{
		FileToGenerate: []string{file.GetName()},
		ProtoFile:      []*descriptorpb.FileDescriptorProto{file},
	}
	plugin, err := protogen.Options{}.New(request)
	if err != nil {
		panic(err)
	}
	gengo.GenerateFile(plugin, plugin.Files[0])
	fmt.Print(plugin.Response().File[0].GetContent())
}
