{{/* SPDX-License-Identifier: Apache-2.0 */}}
{{- define "rag.prefix" -}}
{{- if .Values.namePrefix }}{{ .Values.namePrefix }}{{ else if ne .Release.Name .Chart.Name }}{{ .Release.Name }}-{{ end }}
{{- end }}

{{- define "rag.name" -}}
{{ include "rag.prefix" . }}magento-rag
{{- end }}

{{- define "rag.secret" -}}
{{ .Values.secret.name | default (include "rag.name" .) }}
{{- end }}

{{- define "rag.tlsSecret" -}}
{{ .Values.tlsSecretName | default (printf "%s-tls" (include "rag.name" .)) }}
{{- end }}

{{/* Those that select. The instance tells releases of one namespace apart. */}}
{{- define "rag.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/part-of: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "rag.labels" -}}
{{ include "rag.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end }}

{{/* image (dict "root" $ "name" "runtime") */}}
{{- define "rag.image" -}}
{{- $image := .root.Values.image -}}
{{- $digest := index $image.digests .name -}}
{{ $image.registry }}rag-{{ .name }}{{ if $digest }}@{{ $digest }}{{ else }}:{{ $image.tag | default .root.Chart.AppVersion }}{{ end }}
{{- end }}

{{- define "rag.podSecurity" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 65532
  runAsGroup: 65532
  seccompProfile:
    type: RuntimeDefault
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "rag.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: ["ALL"]
{{- end }}

{{/* env (dict "root" $ "names" (list "API_KEYS" …)): each from the key of its name in the Secret. */}}
{{- define "rag.env" -}}
{{- $secret := include "rag.secret" .root -}}
{{- range .names }}
- name: {{ . }}
  valueFrom:
    secretKeyRef: { name: {{ $secret }}, key: {{ . | lower | replace "_" "-" }}, optional: true }
{{- end }}
{{- with .root.Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "rag.mounts" -}}
- { name: config, mountPath: /etc/magento-rag, readOnly: true }
- { name: tls, mountPath: /etc/magento-rag-tls, readOnly: true }
{{- end }}

{{- define "rag.volumes" -}}
- name: config
  configMap: { name: {{ include "rag.name" . }} }
- name: tls
  secret: { secretName: {{ include "rag.tlsSecret" . }}, optional: true }
{{- end }}

{{/* One of the two jobs: (dict "root" $ "name" "rag-indexer" "command" "run" "values" .Values.indexer …) */}}
{{- define "rag.cronjob" -}}
{{- $root := .root -}}
apiVersion: batch/v1
kind: CronJob
metadata:
  name: {{ include "rag.prefix" $root }}{{ .name }}
  labels:
    {{- include "rag.labels" $root | nindent 4 }}
    app.kubernetes.io/component: indexer
spec:
  schedule: {{ .values.schedule | quote }}
  timeZone: {{ $root.Values.indexer.timeZone }}
  {{- if .values.suspend }}
  suspend: true
  {{- end }}
  concurrencyPolicy: Forbid
  startingDeadlineSeconds: {{ .startingDeadline }}
  successfulJobsHistoryLimit: {{ .succeeded }}
  failedJobsHistoryLimit: {{ .failed }}
  jobTemplate:
    metadata:
      labels:
        {{- include "rag.selector" $root | nindent 8 }}
    spec:
      backoffLimit: {{ .backoffLimit }}
      podFailurePolicy:
        rules:
          # A pod that a node's drain or a preemption has ended is no failure of the run.
          - action: Ignore
            onPodConditions:
              - type: DisruptionTarget
                status: "True"
          # Refused data, credentials, configuration, a held lock: the same again gives the same.
          - action: FailJob
            onExitCodes:
              containerName: rag-indexer
              operator: In
              values: [64, 65, 70, 71, 75, 77, 78]
      activeDeadlineSeconds: {{ .activeDeadline }}
      ttlSecondsAfterFinished: {{ .ttl }}
      template:
        metadata:
          labels:
            {{- include "rag.selector" $root | nindent 12 }}
            app.kubernetes.io/component: indexer
        spec:
          serviceAccountName: {{ include "rag.name" $root }}
          restartPolicy: Never
          terminationGracePeriodSeconds: 60
          {{- include "rag.podSecurity" $root | nindent 10 }}
          containers:
            - name: rag-indexer
              image: {{ include "rag.image" (dict "root" $root "name" "indexer") }}
              imagePullPolicy: {{ $root.Values.image.pullPolicy }}
              args: [{{ .command | quote }}, "--config", "/etc/magento-rag/config.yaml"]
              env:
                {{- include "rag.env" (dict "root" $root "names" (list "OPENAI_API_KEY" "ENGINE_USERNAME" "ENGINE_PASSWORD")) | nindent 16 }}
              {{- include "rag.containerSecurity" $root | nindent 14 }}
              resources:
                {{- toYaml .values.resources | nindent 16 }}
              volumeMounts:
                {{- include "rag.mounts" $root | nindent 16 }}
                - { name: tmp, mountPath: /tmp }
          volumes:
            {{- include "rag.volumes" $root | nindent 12 }}
            - name: tmp
              emptyDir: { sizeLimit: 256Mi }
          {{- with $root.Values.indexer.nodeSelector }}
          nodeSelector:
            {{- toYaml . | nindent 12 }}
          {{- end }}
          {{- with $root.Values.indexer.tolerations }}
          tolerations:
            {{- toYaml . | nindent 12 }}
          {{- end }}
{{- end }}

{{/* The part of a NetworkPolicy's egress that both programs have. */}}
{{- define "rag.egress" -}}
# DNS
- ports:
    - { protocol: UDP, port: 53 }
    - { protocol: TCP, port: 53 }
# Engine, model API and what else is inside or outside of the cluster, but never a cloud's metadata service.
- to:
    - ipBlock: { cidr: 0.0.0.0/0, except: [169.254.169.254/32] }
    - ipBlock: { cidr: "::/0", except: ["fd00:ec2::254/128"] }
  ports:
    {{- range .Values.networkPolicy.upstreamPorts }}
    - { protocol: TCP, port: {{ . }} }
    {{- end }}
{{- end }}
